namespace Clocker.Cli;

/// <summary>A command cannot do what it was asked: one line that says why, and one that says what to do.</summary>
internal sealed class CommandException(int exitCode, string message, string? remedy = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string? Remedy { get; } = remedy;
}
