using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Model.Placement;

/// <summary>A container looking for a host.</summary>
public sealed record PlacementRequest
{
    /// <summary>Those of its networks that are somewhere, and where.</summary>
    public ValueMap<HostId> NetworkHomes { get; init; } = [];

    /// <summary>The host with data that it must not be parted from; null if there is none.</summary>
    public HostId? DataHost { get; init; }

    /// <summary>The name of the only host that will do; null is any.</summary>
    public string? RequiredHost { get; init; }

    /// <summary>The memory that is reserved for it, in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The processors that are reserved for it, in thousandths of one.</summary>
    public long MilliCpus { get; init; }

    /// <summary>Its ports that want a certain port of the host.</summary>
    public ValueList<PortSpec> Ports { get; init; } = [];

    /// <summary>The devices that it needs, and how much of each, in thousandths: whole ones, or a share of one.</summary>
    public ValueMap<int> Devices { get; init; } = [];

    /// <summary>Its image; empty where no strategy reads that.</summary>
    public string Image { get; init; } = "";

    /// <summary>Who asks; null where no strategy reads that.</summary>
    public Resident? Owner { get; init; }

    /// <summary>How many requests there were before; 0 where no strategy reads that.</summary>
    public long Ordinal { get; init; }

    /// <summary>What strategies surveyed in the whole cloud, under names of their choice.</summary>
    public ValueMap<double> Surveyed { get; init; } = [];
}
