using System.CommandLine;

namespace Clocker.Cli;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Server { get; } = new("--server")
    {
        Description = "Another server than the data directory's own.",
        HelpName = "URL",
        Recursive = true,
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data directory (CLOCKER_DATA; ~/.clocker).",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>For commands that print facts.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };
}
