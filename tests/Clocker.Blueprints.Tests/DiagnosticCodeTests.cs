using System.Reflection;

using Xunit;

namespace Clocker.Blueprints.Tests;

public sealed class DiagnosticCodeTests
{
    [Fact]
    public void Each_code_is_explained_in_the_docs()
    {
        var docs = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "diagnostics.md"));

        Assert.All(Codes, code => Assert.Contains($"| {code} |", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void No_code_is_there_twice() => Assert.Equal(Codes.Count, Codes.Distinct().Count());

    private static List<string> Codes { get; } =
        [.. typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
}
