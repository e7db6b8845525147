namespace Clocker.Bench.Reporting;

/// <summary>Something to reach.</summary>
/// <param name="Name">What, with its unit.</param>
/// <param name="Figure">What was measured.</param>
/// <param name="Limit">The most that it may be.</param>
/// <param name="Met">Whether it is reached, given how sure the figure is.</param>
/// <param name="Interval">Where the figure lies with 95 % confidence; null if that is not known.</param>
internal sealed record Aim(string Name, double Figure, double Limit, bool Met, (double Low, double High)? Interval);
