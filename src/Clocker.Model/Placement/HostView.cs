using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Model.Placement;

/// <summary>A host as a strategy sees it.</summary>
public sealed record HostView
{
    /// <summary>The label with a host's own affinity rules.</summary>
    public const string AffinityLabel = "affinity.rules";

    /// <summary>The host.</summary>
    public required HostId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What the machine calls itself; empty while that is not known.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>Where it stands among the cloud's hosts, by id, from zero.</summary>
    public int Order { get; init; }

    /// <summary>Why it cannot be used; null if its engine answers.</summary>
    public string? Problem { get; init; }

    /// <summary>Why it takes no new containers although it may answer; null if it does.</summary>
    public string? Closed { get; init; }

    /// <summary>How many containers are placed on it.</summary>
    public int Containers { get; init; }

    /// <summary>How many containers run on it that others started.</summary>
    public int Strangers { get; init; }

    /// <summary>Its memory in bytes; null while that is not known.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How much of it is reserved.</summary>
    public long ReservedMemoryBytes { get; init; }

    /// <summary>Its processors, in thousandths of one; null while that is not known.</summary>
    public long? MilliCpus { get; init; }

    /// <summary>How much of them is reserved.</summary>
    public long ReservedMilliCpus { get; init; }

    /// <summary>How much of its processors is used, from 0 to 1; null where nothing measures that.</summary>
    public double? CpuUsage { get; init; }

    /// <summary>How much of its memory is used, from 0 to 1; null where nothing measures that.</summary>
    public double? MemoryUsage { get; init; }

    /// <summary>Its ports that are taken.</summary>
    public IReadOnlyCollection<PortSpec> Ports { get; init; } = [];

    /// <summary>Its labels: region, rack, and whatever its owner chose.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>How much of each single device is taken, by kind and number, in thousandths.</summary>
    public ValueMap<ValueList<int>> TakenDevices { get; init; } = [];

    /// <summary>The entities with containers on it.</summary>
    public IReadOnlyCollection<Resident> Residents { get; init; } = [];

    /// <summary>When something was placed on it last, as a count of placements; 0 is never.</summary>
    public long LastPlaced { get; init; }

    /// <summary>How many of a device it has: by its label <c>device.NAME</c>, or by the label <c>NAME</c> itself. A label may list their files.</summary>
    public int Devices(string name) =>
        DeviceLabel(Labels, name) is not { } text ? 0
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count
        : text.Contains('/') ? Files(text).Length
        : text is "false" ? 0 : 1;

    /// <summary>The file of a single device, by labels of its host; null if it has none that is known.</summary>
    public static string? DeviceFile(ValueMap<string> labels, string name, int number) =>
        DeviceLabel(labels, name) is { } text && text.Contains('/') && Files(text) is var files && number < files.Length ? files[number] : null;

    private static string? DeviceLabel(ValueMap<string> labels, string name) => labels.GetValueOrDefault($"device.{name}") ?? labels.GetValueOrDefault(name);

    private static string[] Files(string text) => text.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How much of the processors counts as used: as measured, else as reserved; null if neither is known.</summary>
    public double? CpuShare => CpuUsage ?? (MilliCpus is > 0 and var all ? (double)ReservedMilliCpus / all : null);

    /// <summary>How much of the memory counts as used: as measured, else as reserved; null if neither is known.</summary>
    public double? MemoryShare => MemoryUsage ?? (MemoryBytes is > 0 and var all ? (double)ReservedMemoryBytes / all : null);
}
