namespace Clocker.EndToEnd.Tests;

/// <summary>What became of a command.</summary>
internal sealed record Ended(string Line, int ExitCode, string Output, string Error)
{
    /// <summary>All that it printed.</summary>
    public string All => Output + Error;

    public override string ToString() => $"{Line} → {ExitCode}\n{Output}{(Error.Length > 0 ? $"--- stderr\n{Error}" : "")}";
}
