namespace Clocker.Simulation.Hosts;

/// <summary>What the program in a container does after a start.</summary>
/// <param name="WorksAfter">How long until it listens on its ports and passes its health check; null is never.</param>
/// <param name="EndsAfter">How long until it ends by itself; null is never.</param>
/// <param name="ExitCode">The exit code with which it ends by itself.</param>
public readonly record struct Workload(TimeSpan? WorksAfter, TimeSpan? EndsAfter = null, int ExitCode = 0);
