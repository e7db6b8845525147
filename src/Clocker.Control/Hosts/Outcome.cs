using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Networks;

namespace Clocker.Control.Hosts;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Done : Outcome;

    /// <summary>The location gave a host.</summary>
    public sealed record Acquired(LocatedHost Host) : Outcome;

    /// <summary>The host was told of its networks, and what is not as it was told.</summary>
    public sealed record Networked(NetworkFindings Findings) : Outcome;

    /// <summary>The location gave the host up, and what it left behind in words; null if nothing.</summary>
    public sealed record Forgotten(string? Left) : Outcome;

    /// <summary>The location has looked at the host.</summary>
    public sealed record Inspected(HostFindings Findings) : Outcome;

    /// <summary>The location has said what it could give.</summary>
    public sealed record RoomFound(LocationRoom Room) : Outcome;

    /// <summary>The engine runs in the version that was asked for.</summary>
    public sealed record Upgraded(EngineUpgrade Upgrade) : Outcome;

    /// <summary>Done or found out, and the container as it was right after; null if it is not there.</summary>
    public sealed record Seen(ContainerSnapshot? Container) : Outcome;

    /// <summary>The image is there, under this id.</summary>
    public sealed record HasImage(string ImageId) : Outcome;

    /// <summary>An errand has run: its exit code, null if it was cut off, and the end of what it printed.</summary>
    public sealed record HasRun(int? ExitCode, string Output) : Outcome;

    /// <summary>A check has run.</summary>
    public sealed record Checked(bool Passed, string Output) : Outcome;

    /// <summary>The ports that the container listens on; null if that cannot be found out.</summary>
    public sealed record Listening(ValueList<int>? Ports) : Outcome;

    /// <summary>A name is held by something that Clocker did not make for this, and what it is in words.</summary>
    public sealed record NameTaken(string Holder) : Outcome;

    /// <summary>It did not work, or nobody knows.</summary>
    public sealed record Failed(DeviceFault Fault, string Message) : Outcome;
}
