using System.CommandLine;

using Xunit;

namespace Clocker.Cli.Tests;

/// <summary>Holds the reference of the commands to the commands.</summary>
public sealed class DocumentationTests
{
    private const string Heading = "## clocker ";

    private static readonly Dictionary<string, string> Sections = File.ReadAllText(FindReference())
        .Split('\n')
        .Aggregate(new List<(string Name, string Text)> { ("", "") }, (sections, line) =>
        {
            var next = line.StartsWith("## ", StringComparison.Ordinal) ? (line, "") : (sections[^1].Name, $"{sections[^1].Text}\n{line}");
            return next.Item1 == sections[^1].Name ? [.. sections[..^1], next] : [.. sections, next];
        })
        .Where(section => section.Name.StartsWith(Heading, StringComparison.Ordinal))
        .ToDictionary(section => section.Name[Heading.Length..], section => section.Text);

    private static readonly IReadOnlyList<(string Path, Command Command)> Commands = [.. Below("", new CommandRun().Root)];

    [Fact]
    public void Every_command_is_described_and_no_other() =>
        Assert.Equal(Commands.Select(command => command.Path).Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_option_is_described() => Assert.Empty(
        from command in Commands
        from option in command.Command.Options
        where option.Name != "--help"
        from name in option.Aliases.Prepend(option.Name)
        where !Sections[command.Path].Contains($"`{name}", StringComparison.Ordinal)
        select $"clocker {command.Path} {name}");

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) => command.Subcommands
        .Where(inner => !inner.Hidden)
        .SelectMany(inner => Below($"{path}{inner.Name} ", inner).Prepend(($"{path}{inner.Name}", inner)));

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
