using Clocker.Model.Collections;

namespace Clocker.Simulation.Machines;

/// <summary>What a script does on a simulated machine.</summary>
/// <param name="EndsAfter">How long until it ends by itself; null is never.</param>
/// <param name="ExitCode">The exit code with which it ends by itself.</param>
/// <param name="Output">What it prints, and how long after its start.</param>
public sealed record SimulatedProgram(TimeSpan? EndsAfter, int ExitCode, params ValueList<(TimeSpan After, string Text)> Output)
{
    /// <summary>What it prints last, and its exit code, when it is asked to end (<c>TERM</c>); null if it takes no notice.</summary>
    public (string Text, int ExitCode)? WhenAsked { get; init; } = ("", 143);
}
