using Clocker.Model.Collections;
using Clocker.Model.Machines;

namespace Clocker.Model.Locations;

/// <summary>A location that is a list of machines, as somebody wrote it.</summary>
/// <param name="Machines">The machines, in the order in which they are to be used.</param>
public sealed record MachineList(ValueList<MachineAddress> Machines)
{
    /// <summary>What it is to be called; null if it does not say.</summary>
    public string? Title { get; init; }

    /// <summary>How Docker is set up on the machines.</summary>
    public EngineSettings Engine { get; init; } = new();
}
