using Clocker.Model.Collections;

namespace Clocker.Model.Machines;

/// <summary>The machine that a Docker host is, and how it is told to do something.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="AsRoot">Whether only root may use Docker there.</param>
public sealed record HostMachine(IMachine Machine, bool AsRoot)
{
    /// <summary>What tells Docker's own command where the engine is, where that is not its usual place.</summary>
    public ValueMap<string> Environment { get; init; } = [];
}
