using System.Text.RegularExpressions;

using Xunit;

namespace Clocker.Tidy;

/// <summary>The documents that tell rule by rule what a format means name tests; these must be there.</summary>
public sealed partial class FormatDocumentTests
{
    private static readonly string Tests = string.Concat(Repository.Files("*.cs", "tests").Select(File.ReadAllText));

    public static TheoryData<string> Rows =>
        [.. Repository.Files("*.md", "docs/formats").SelectMany(File.ReadLines).Where(line => line.StartsWith('|') && line.Contains('`', StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Tests_that_are_named_exist(string row)
    {
        foreach (Match named in TestName().Matches(row))
        {
            var word = named.Groups["name"].Success ? $" {named.Groups["name"].Value}(" : $" class {named.Groups["class"].Value}";
            Assert.True(Tests.Contains(word, StringComparison.Ordinal), $"There is no {named.Value}.");
        }
    }

    public static TheoryData<string> RulesOfBrooklyn =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs/formats/brooklyn.md")).Where(line => line.StartsWith('|'))];

    [Theory]
    [MemberData(nameof(RulesOfBrooklyn))]
    public void A_yes_names_what_shows_it(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);

        Assert.True(cells[2] != "yes" || cells[3].Contains('`', StringComparison.Ordinal), row);
    }

    [GeneratedRegex(@"`(?:(?<class>\w+Tests)(?:\.(?<name>\w+))?|(?<name>[A-Z]\w*_\w+))`")]
    private static partial Regex TestName();
}
