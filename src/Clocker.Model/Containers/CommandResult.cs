namespace Clocker.Model.Containers;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; 126 and 127 say that it could not be run.</param>
/// <param name="Output">What it printed, standard error included.</param>
public sealed record CommandResult(int ExitCode, string Output);
