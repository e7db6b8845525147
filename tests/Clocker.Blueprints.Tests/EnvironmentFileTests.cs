using Xunit;

namespace Clocker.Blueprints.Tests;

public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("  export A = 1  ", "1")]
    [InlineData("A=", "")]
    [InlineData("A=x=y", "x=y")]
    [InlineData("A=a#b", "a#b")]
    [InlineData("A=a #b", "a")]
    [InlineData("A=\"a #b\" # c", "a #b")]
    [InlineData("A='a\\n\"$b'", "a\\n\"$b")]
    [InlineData("A=\"a\\n\\\"b\\\"\"", "a\n\"b\"")]
    [InlineData("A=\"one\ntwo\"", "one\ntwo")]
    [InlineData("\uFEFF# comment\r\n\r\nA: 1\r\n", "1")]
    [InlineData("A=1\nA=2", "2")]
    public void Reads_values(string text, string expected)
    {
        var (variables, diagnostics) = EnvironmentFile.Read("a.env", text);

        Assert.Empty(diagnostics);
        Assert.Equal(expected, variables["A"]);
    }

    [Theory]
    [InlineData("A=1\n=2", "a.env:2:1")]
    [InlineData("two words=2", "a.env:1:1")]
    [InlineData("\n\nA='x", "a.env:3:1")]
    [InlineData("NAME", "a.env:1:1")]
    public void Says_where_a_line_is_wrong(string text, string place) =>
        Assert.Equal(place, Assert.Single(EnvironmentFile.Read("a.env", text).Diagnostics).Location.ToString());
}
