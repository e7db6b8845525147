namespace Clocker.Control.Plane;

/// <summary>What became of an errand.</summary>
/// <param name="ExitCode">Its exit code; null if it was cut off, and nobody knows how far it came.</param>
/// <param name="Output">The end of what it printed.</param>
public sealed record ErrandResult(int? ExitCode, string Output);
