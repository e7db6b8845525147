using System.CommandLine;

using Xunit;

namespace Clocker.Cli.Tests;

/// <summary>Holds the reference of the commands to the commands.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Sections = File.ReadAllText(FindReference()).Split("\n## clocker ")[1..];

    private static readonly (string Path, Command Command)[] Commands = [.. Below("", CommandLine.Root(Nowhere()))];

    [Fact]
    public void Every_command_is_described_and_no_other() => Assert.Equal(
        Commands.Select(command => command.Path).Order(StringComparer.Ordinal),
        Sections.Select(section => section.Split('\n')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_option_is_described()
    {
        var missing =
            from command in Commands
            from option in command.Command.Options
            where option.Name != "--help"
            from name in option.Aliases.Prepend(option.Name)
            where !SectionOf(command.Path).Contains($"`{name}", StringComparison.Ordinal)
            select $"clocker {command.Path} {name}";
        Assert.Empty(missing);
    }

    private static string SectionOf(string path) => Sections.Single(section => section.Split('\n')[0] == path);

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) => command.Subcommands
        .Where(inner => !inner.Hidden)
        .SelectMany(inner => Below($"{path}{inner.Name} ", inner).Prepend(($"{path}{inner.Name}", inner)));

    private static Surroundings Nowhere() => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        In = TextReader.Null,
        Terminal = new FakeTerminal(),
        Variables = new Dictionary<string, string>(),
        Home = "/",
        WorkingDirectory = "/",
        ProgramDirectory = "/",
        Clock = TimeProvider.System,
    };

    private static string FindReference()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Clocker.slnx")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine(directory.FullName, "docs", "commands.md");
    }
}
