namespace Clocker.Client.Entities;

/// <summary>What became of something that a host's machine was told to do.</summary>
/// <param name="ExitCode">Its exit code; null if it was cut off, and nobody knows how far it came.</param>
/// <param name="Output">The end of what it printed.</param>
public sealed record ErrandAnswer(int? ExitCode, string Output);
