using System.Text.RegularExpressions;

using Clocker.Control.Clouds;

using CsCheck;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

public sealed partial class NamesTests
{
    [Theory]
    [InlineData("visitors-web-1", "Visitors", "web", "1")]
    [InlineData("my-shop-db-2", "My Shop", "db", "2")]
    [InlineData("x-x", "X")]
    [InlineData("a-b", "_a", "b_")]
    public void Words_become_a_name_that_people_recognise(string name, params string[] words) => Assert.Equal(name, Names.Of(words));

    [Fact]
    public void Docker_permits_every_name() => Gen.String.Array[1, 4].Sample(words => Assert.Matches(Permitted(), Names.Of(words)));

    [Fact]
    public void A_name_that_is_taken_gets_the_first_free_number() =>
        Assert.Equal("web-3", Names.Free("web", name => name is "web" or "web-2"));

    [GeneratedRegex("^[a-z0-9][a-z0-9_.-]+$")]
    private static partial Regex Permitted();
}
