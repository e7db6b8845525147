using Clocker.Model.Claims;
using Clocker.Model.Clouds;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>How much room a cloud is to have beyond what is on it, and how many hosts that takes.</summary>
/// <param name="scaling">What is asked for.</param>
/// <param name="perHost">How many containers a host is taken to hold.</param>
internal sealed class Headroom(HostScaling scaling, int perHost)
{
    private const int MilliCpus = 1000;

    /// <summary>For how many containers room is lacking; negative is how much there is beyond.</summary>
    public int Needed(CloudLoad load) => Reserve(load.Hosts) - ((perHost * load.Hosts) - load.Containers);

    /// <summary>How full a cloud is, as a part of the containers that fit; of none, 1 if there are any all the same.</summary>
    public double Utilisation(CloudLoad load) =>
        load.Hosts > 0 ? (double)load.Containers / (perHost * load.Hosts) : load.Containers > 0 ? 1 : 0;

    /// <summary>How the room is: hot if any kind of it is lacking, cold if a host could go and all kinds were there.</summary>
    public HeadroomState StateOf(CloudLoad load) =>
        IsHot(load) ? HeadroomState.Hot
        : load.Hosts > 0 && IsColdFor(load) ? HeadroomState.Cold
        : HeadroomState.Ok;

    /// <summary>Whether any kind of room is lacking.</summary>
    public bool IsHot(CloudLoad load) =>
        (scaling.HasContainerHeadroom && Needed(load) > 0)
        || (scaling.HeadroomMemoryBytes > 0 && load.MemoryBytes - load.ReservedMemoryBytes < scaling.HeadroomMemoryBytes)
        || (scaling.HeadroomCpus > 0 && load.MilliCpus - load.ReservedMilliCpus < scaling.HeadroomCpus * MilliCpus);

    /// <summary>How many hosts are right: what is there and what is to be free, by the size of a host.</summary>
    public int Desired(CloudLoad load) => Math.Max(
        scaling.HasContainerHeadroom ? ByContainers(load.Containers) : 0,
        Math.Max(
            scaling.HeadroomMemoryBytes > 0 ? BySize(load.Hosts, load.ReservedMemoryBytes + scaling.HeadroomMemoryBytes, load.MemoryBytes) : 0,
            scaling.HeadroomCpus > 0 ? BySize(load.Hosts, load.ReservedMilliCpus + (long)(scaling.HeadroomCpus * MilliCpus), load.MilliCpus) : 0));

    /// <summary>What is asked for, in words: "a headroom of 4 containers and 2 GiB".</summary>
    public string Words()
    {
        string?[] kinds =
        [
            scaling.Headroom > 0 ? $"{scaling.Headroom} container{(scaling.Headroom == 1 ? "" : "s")}" : null,
            scaling.HeadroomShare > 0 ? $"{PlacementWords.Number(scaling.HeadroomShare * 100)} %" : null,
            scaling.HeadroomMemoryBytes > 0 ? PlacementWords.Size(scaling.HeadroomMemoryBytes) : null,
            scaling.HeadroomCpus > 0 ? $"{PlacementWords.Number((double)scaling.HeadroomCpus)} processor{(scaling.HeadroomCpus == 1 ? "" : "s")}" : null,
        ];
        return $"a headroom of {string.Join(" and ", kinds.OfType<string>())}";
    }

    /// <summary>What takes so many hosts, in words: "22 containers and a headroom of 4 containers need 4 hosts of 8 containers".</summary>
    public string Need(CloudLoad load)
    {
        var hosts = Desired(load);
        var of = scaling.HasContainerHeadroom && hosts == ByContainers(load.Containers) ? $" of {perHost} containers" : "";
        return $"{load.Containers} container{(load.Containers == 1 ? "" : "s")} and {Words()} need {hosts} host{(hosts == 1 ? "" : "s")}{of}";
    }

    /// <summary>What is to be free of so many hosts.</summary>
    private int Reserve(int hosts) => scaling.Headroom > 0 ? scaling.Headroom : (int)Math.Ceiling(Exact((decimal)scaling.HeadroomShare * perHost * hosts));

    /// <summary>More than a host is free beyond what is asked for, of each kind; a kind that nobody asks for does not keep a host.</summary>
    private bool IsColdFor(CloudLoad load) =>
        (!scaling.HasContainerHeadroom || Needed(load) < -perHost)
        && (scaling.HeadroomMemoryBytes == 0 || load.MemoryBytes - load.ReservedMemoryBytes - (load.MemoryBytes / load.Hosts) > scaling.HeadroomMemoryBytes)
        && (scaling.HeadroomCpus == 0 || load.MilliCpus - load.ReservedMilliCpus - (load.MilliCpus / load.Hosts) > scaling.HeadroomCpus * MilliCpus);

    /// <summary>The fewest hosts on which the containers and the headroom fit; a part of more hosts is more, too.</summary>
    private int ByContainers(int containers)
    {
        var hosts = scaling.Headroom > 0
            ? Ceiling(containers + scaling.Headroom, perHost)
            : (int)Math.Floor(Exact(containers / (perHost * (1 - (decimal)scaling.HeadroomShare))));
        while (Needed(new(hosts, containers)) > 0)
        {
            hosts++;
        }

        return hosts;
    }

    /// <summary>As many hosts of the usual size; where that is not known, one more than there are until enough is free.</summary>
    private static int BySize(int hosts, long needed, long there) =>
        there <= 0 || hosts == 0 ? (needed > 0 ? hosts + 1 : 0) : (int)Math.Min(int.MaxValue, Math.Ceiling((decimal)needed * hosts / there));

    private static int Ceiling(int amount, int by) => (amount + by - 1) / by;

    /// <summary>What a double is a hair off is meant as it is written.</summary>
    private static decimal Exact(decimal amount) => Math.Round(amount, 9);
}
