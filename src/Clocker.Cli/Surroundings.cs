using Clocker.Cli.Terminals;

namespace Clocker.Cli;

/// <summary>Everything outside of the program that a command may touch; only <c>Program.cs</c> knows where it comes from.</summary>
internal sealed record Surroundings
{
    /// <summary>Where answers go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, warnings and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where answers to questions come from.</summary>
    public required TextReader In { get; init; }

    /// <summary>The terminal and the streams as bytes.</summary>
    public required ITerminal Terminal { get; init; }

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The user's home directory.</summary>
    public required string Home { get; init; }

    /// <summary>The directory that relative paths start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The directory that the program was published to.</summary>
    public required string ProgramDirectory { get; init; }

    /// <summary>The time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether colours and moving displays are welcome on standard output.</summary>
    public bool IsLively =>
        Terminal.IsOutput && Variable("NO_COLOR") is null && Variable("TERM") is not "dumb";

    /// <summary>A variable that is set to something, or null.</summary>
    public string? Variable(string name) => Variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
