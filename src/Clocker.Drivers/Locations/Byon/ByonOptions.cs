using Clocker.Model.Collections;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>A list of machines, and how they become Docker hosts.</summary>
public sealed record ByonOptions
{
    /// <summary>How the location is called.</summary>
    public required string Name { get; init; }

    /// <summary>The machines, in the order in which they are given out.</summary>
    public required ValueList<MachineAddress> Machines { get; init; }

    /// <summary>How Docker is set up on them.</summary>
    public EngineSettings Engine { get; init; } = new();

    /// <summary>What looks wrong in how the list is written.</summary>
    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>Whether what was installed stays when a machine is given back.</summary>
    public bool LeavesDocker { get; init; }

    /// <summary>How long one step may take on a machine.</summary>
    public TimeSpan StepTime { get; init; } = TimeSpan.FromMinutes(15);
}
