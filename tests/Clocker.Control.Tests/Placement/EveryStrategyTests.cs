using Clocker.Control.Placement;
using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Control.Tests.Placement;

/// <summary>What must hold whatever strategies are asked, each alone and in the usual combinations, over clusters by chance.</summary>
public sealed class EveryStrategyTests
{
    private const int Clusters = 60;
    private const int Requests = 25;

    /// <summary>Each kind with settings, as people write them.</summary>
    private static readonly (string Kind, string Written)[] Written =
    [
        ("AffinityRules", "{ AffinityRules: [ NOT NAME e1 ] }"), ("Apart", "{ Apart: front }"), ("BestFit", "BestFit"), ("BreadthFirst", "BreadthFirst"),
        ("Country", "{ Country: GB }"), ("DepthFirst", "DepthFirst"), ("Devices", "{ Devices: { gpu: 1 } }"), ("EnoughCpus", "{ EnoughCpus: 1 }"), ("EnoughMemory", "{ EnoughMemory: 1 }"),
        ("Group", "Group"), ("Hostname", "{ Hostname: 'host-[0-4].*' }"), ("Hosts", "{ Hosts: [ host-1, host-2 ] }"), ("ImageLocality", "ImageLocality"), ("Label", "{ Label: [ ssd, rack!=r2 ] }"),
        ("LeastContainers", "LeastContainers"), ("LowestCpuUsage", "LowestCpuUsage"), ("LowestMemoryUsage", "LowestMemoryUsage"), ("MaxContainers", "{ MaxContainers: 3 }"),
        ("MaxCpuUsage", "{ CpuUsage: 0.75 }"), ("MaxMemoryUsage", "{ MemoryUsage: 0.75 }"), ("MaxPerHost", "{ MaxPerHost: 1 }"), ("Near", "{ Near: { latitude: 55.9, longitude: 0, within: 300 } }"),
        ("Order", "{ Order: host.containers }"), ("Prefer", "{ Prefer: { test: { jsonpath: host.containers, less-than: 2 } } }"), ("PreferredHosts", "{ PreferredHosts: [ host-3 ] }"),
        ("PreferredLabel", "{ PreferredLabel: [ ssd ] }"), ("ProvisioningFlags", "{ ProvisioningFlags: { minRam: 0, minCores: 1 } }"), ("Random", "Random"), ("Region", "{ Region: eu }"),
        ("Require", "{ Require: { test: { jsonpath: host.containers, less-than: 4 } } }"), ("SpreadOver", "{ SpreadOver: rack }"), ("Together", "{ Together: front }"),
        ("Unfragmented", "{ Unfragmented: [ { gpu: 1 }, { gpu: 0.5 } ] }"), ("WorstFit", "WorstFit"),
        ("talk", "{ MaxContainers: 16 }, { CpuUsage: 0.75 }"), ("catalogue", "{ MaxContainers: 4 }, BreadthFirst"), ("many", "{ Label: ssd }, { MaxPerHost: 2 }, { SpreadOver: rack }, BestFit"),
    ];

    public static TheoryData<string> All => [.. Written.Select(written => written.Kind)];

    [Fact]
    public void None_is_left_out() => Assert.Empty(StrategyKinds.All.Select(kind => kind.Name).Except(Written.Select(written => written.Kind)));

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_overcommitted_what_is_chosen_is_accepted_by_all_and_reasons_sum_to_the_hosts(string kind) => Play(kind, (cluster, request, placed, strategies, _) =>
    {
        Assert.Equal(cluster.Hosts.Count, placed.Judged.Count);
        Assert.Equal(placed.Host?.Name, placed.Judged.SingleOrDefault(host => host.IsChosen)?.Host);
        if (placed.Host is { } host)
        {
            Assert.True(host.Closed is null && host.ReservedMemoryBytes + request.MemoryBytes <= host.MemoryBytes && host.ReservedMilliCpus + request.MilliCpus <= host.MilliCpus);
            Assert.DoesNotContain(host.Ports, port => request.Ports.Any(wanted => wanted.Host == port.Host));
            Assert.All(request.Devices, device => Assert.True(DeviceSlots.HasRoom(host.Devices(device.Key), host.TakenDevices.GetValueOrDefault(device.Key), device.Value)));
            Assert.All(placed.Judged.Single(judged => judged.IsChosen).Verdicts, verdict => Assert.True(verdict.IsAccepted));
            Assert.True(Holds(kind, host), $"{kind} does not hold of {host}");
        }
        else
        {
            Assert.All(placed.Judged, judged => Assert.NotNull(judged.Reason));
            Assert.Equal(cluster.Hosts.Count, placed.Judged.CountBy(judged => judged.Reason!).Sum(reason => reason.Value));
        }
    });

    [Theory]
    [MemberData(nameof(All))]
    public void The_order_of_hosts_and_more_of_them_never_lose_a_place(string kind) => Play(kind, (cluster, request, placed, strategies, chance) =>
    {
        var shuffled = cluster.Hosts.ToArray();
        chance.Shuffle(shuffled);
        Assert.Equal(placed.Host?.Id, Again(shuffled, cluster, request, strategies).Host?.Id);
        if (placed.Host is not null)
        {
            Assert.NotNull(Again([.. shuffled, RandomCluster.Host(90, chance)], cluster, request, strategies).Host);
            Assert.NotNull(Again([.. shuffled.Select(host => host with { MemoryBytes = host.MemoryBytes + 1_000, MilliCpus = host.MilliCpus + 1_000 })], cluster, request, strategies).Host);
        }
    });

    private static Placed Again(IReadOnlyList<HostView> hosts, RandomCluster cluster, PlacementRequest request, ValueList<StrategySpec> strategies)
    {
        var board = new PlacementBoard();
        foreach (var host in hosts)
        {
            board.Put(host);
        }

        return board.Place(request, new StrategyLists(Library.Placement.BuiltInPlacement.Strategies).Of(null, strategies).List!, cluster);
    }

    private static void Play(
        string kind, Action<RandomCluster, PlacementRequest, (HostView? Host, string Reason, IReadOnlyList<HostJudgement> Judged), ValueList<StrategySpec>, Random> check)
    {
        var read = StrategyReader.Read(Value.Of($"[ {Written.Single(written => written.Kind == kind).Written} ]"));
        Assert.Null(read.Problem);
        for (var seed = 1; seed <= Clusters; seed++)
        {
            var chance = new Random(seed);
            var cluster = new RandomCluster(RandomCluster.SomeHosts(chance));
            for (var i = 1; i <= Requests; i++)
            {
                var request = RandomCluster.Request(i, chance, read.Value!);
                var placed = cluster.Place(request, null, read.Value!);
                check(cluster, request, placed, read.Value!, chance);
                if (placed.Host is { } host)
                {
                    cluster.Reserve(host, request);
                }
            }
        }
    }

    /// <summary>Some constraints said again in other words.</summary>
    private static bool Holds(string kind, HostView host) => kind switch
    {
        "Label" => host.Labels["ssd"] == "true" && host.Labels["rack"] != "r2",
        "Hosts" => host.Name is "host-1" or "host-2",
        "Region" => host.Labels["region"] == "eu",
        "Country" => host.Labels["iso3166"].StartsWith("GB", StringComparison.Ordinal),
        "MaxContainers" => host.Containers + host.Strangers < 3,
        "catalogue" => host.Containers + host.Strangers < 4,
        "talk" => host.Containers + host.Strangers < 16 && host.CpuShare < 0.75,
        "MaxCpuUsage" => host.CpuShare < 0.75,
        "MaxMemoryUsage" => host.MemoryShare < 0.75,
        "Require" => host.Containers < 4,
        "Apart" => host.Residents.Count == 0,
        "AffinityRules" => host.Residents.All(resident => resident.Name != "e1"),
        _ => true,
    };
}
