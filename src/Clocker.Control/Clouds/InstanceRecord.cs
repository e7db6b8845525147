using Clocker.Control.Hosts;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>One container of a claim as the cloud knows it.</summary>
internal sealed class InstanceRecord(int incarnation, HostId host, string name, ContainerSpec spec, PlacementWish placement)
{
    public int Incarnation { get; } = incarnation;
    public HostId Host { get; } = host;
    public string Name { get; set; } = name;
    public ContainerSpec Spec { get; } = spec;
    public PlacementWish Placement { get; } = placement;

    /// <summary>Its addresses, by network.</summary>
    public ValueMap<ValueList<string>> Addresses { get; init; } = [];

    /// <summary>Which devices it has, by kind and number.</summary>
    public ValueMap<ValueList<int>> Devices { get; init; } = [];

    // Durable.
    public string? Launched { get; set; }
    public bool IsRetired { get; set; }
    public (HostId To, string Reason)? Moving { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }
    public string? RetiredBecause { get; set; }
    public (int ExitCode, string Reason)? Finished { get; set; }
    public int Mends { get; set; }
    public DateTimeOffset? MendedAt { get; set; }

    // Observed.
    public bool IsKnown { get; set; }
    public ContainerSnapshot? Container { get; set; }
    public long MutatedAt { get; set; }
    public long SeenAt { get; private set; }
    public HostCommand? InFlight { get; set; }
    public bool FilesAreCopied { get; set; }
    public TimeSpan NotBefore { get; set; }
    public int Failures { get; set; }
    public string? Problem { get; set; }
    public string? Waiting { get; set; }
    public Probing Probing { get; } = new();

    /// <summary>Whether its names are told to others, and whether all of them have heard.</summary>
    public bool IsNamed { get; set; }
    public bool IsFound { get; set; }

    /// <summary>What is being done with it, as readers are told.</summary>
    public InstanceState State => (InFlight, IsKnown, Container?.Status) switch
    {
        (HostCommand.Create or HostCommand.CopyFiles, _, _) => InstanceState.Creating,
        (HostCommand.Start, _, _) => InstanceState.Starting,
        (HostCommand.Stop, _, _) => InstanceState.Stopping,
        (HostCommand.Remove, _, _) => InstanceState.Removing,
        (_, false, _) => InstanceState.Unknown,
        (_, _, null) => InstanceState.Assigned,
        (_, _, ContainerStatus.Created) => InstanceState.Created,
        (_, _, ContainerStatus.Running or ContainerStatus.Paused) => InstanceState.Running,
        (_, _, ContainerStatus.Restarting) => InstanceState.Restarting,
        (_, _, ContainerStatus.Removing) => InstanceState.Removing,
        _ => InstanceState.Stopped,
    };

    /// <summary>A look at the container; it counts unless it began before the last change that we made, or a newer look is known.</summary>
    public void Observe(ContainerSnapshot? container, long stamp)
    {
        if (stamp > MutatedAt && stamp > SeenAt)
        {
            // What has not changed is kept: a large cloud lists all its containers all the time, and most of what it sees is forgotten at once.
            (IsKnown, Container, SeenAt) = (true, container == Container ? Container : container, stamp);
        }
    }

    /// <summary>The container right after a change that we made.</summary>
    public void Changed(ContainerSnapshot? container, long stamp)
    {
        MutatedAt = stamp;
        if (stamp > SeenAt)
        {
            (IsKnown, Container, SeenAt) = (true, container, stamp);
        }
    }

    /// <summary>A command has worked: earlier failures are over.</summary>
    public void Succeeded() => (Failures, NotBefore, Problem) = (0, TimeSpan.Zero, null);
}
