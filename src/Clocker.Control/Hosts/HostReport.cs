using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Machines;

namespace Clocker.Control.Hosts;

/// <summary>What reaches a cloud from one of its hosts.</summary>
/// <param name="Host">The host.</param>
/// <param name="Stamp">Counts mutations and looks of a host: what was looked at before a mutation ended says nothing about after.</param>
public abstract record HostReport(HostId Host, long Stamp)
{
    /// <summary>A command has ended.</summary>
    public sealed record Ended(HostId Host, long Stamp, HostCommand Command, Outcome Outcome) : HostReport(Host, Stamp);

    /// <summary>The host answers, and this is all of ours that is on it.</summary>
    public sealed record Listed(
        HostId Host,
        long Stamp,
        HostDescription Description,
        IReadOnlyList<ContainerSnapshot> Containers,
        IReadOnlyList<NetworkSnapshot> Networks) : HostReport(Host, Stamp)
    {
        /// <summary>What others started there.</summary>
        public ValueList<Stranger> Strangers { get; init; } = [];
    }

    /// <summary>Somebody looked at a container; null is that it is not there.</summary>
    public sealed record Seen(HostId Host, long Stamp, string Id, ContainerSnapshot? Container) : HostReport(Host, Stamp);

    /// <summary>These are our networks on the host.</summary>
    public sealed record NetworksListed(HostId Host, long Stamp, IReadOnlyList<NetworkSnapshot> Networks) : HostReport(Host, Stamp);

    /// <summary>How busy the host's machine is; null if that cannot be found out now, and why.</summary>
    public sealed record Measured(HostId Host, MachineUse? Use, string? Problem) : HostReport(Host, 0);

    /// <summary>The host does not answer, and why.</summary>
    public sealed record Lost(HostId Host, long Stamp, string Reason) : HostReport(Host, Stamp);
}
