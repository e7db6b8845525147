using Clocker.Model.Entities;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Entities;

public sealed class MoreCoercionsTests
{
    [Theory]
    [InlineData("", 7)]
    [InlineData(" ", 7)]
    [InlineData("null", 7)]
    [InlineData("5s", 5)]
    public void Takes_blank_durations_for_none(string text, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), Coercions.DurationOr(TimeSpan.FromSeconds(7))(Value.Of(text)).Value);
        Assert.Null(ParameterType.Read("duration").Value!.Check(Value.Of(text)));
        Assert.Null(StartKeys.Timeout.Check(Value.Of(text)));
    }

    [Theory]
    [InlineData("8080", "8080")]
    [InlineData("8080-8082", "8080 8081 8082")]
    [InlineData("8082-8080", "8082 8081 8080")]
    [InlineData("65534+", "65534 65535")]
    [InlineData("80, 8080-8081", "80 8080 8081")]
    [InlineData("[80, \"81-82\"]", "80 81 82")]
    public void Reads_ranges_of_ports(string text, string expected)
    {
        var range = PortRange.Coerce(Value.Of(text)).Value!;

        Assert.Equal(expected, string.Join(' ', range.Ports));
        Assert.Equal(expected.Split(' ')[0], $"{range.First}");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("80-")]
    [InlineData("http")]
    [InlineData("[]")]
    [InlineData("8080-8090-9000")]
    public void Refuses_what_is_no_range_of_ports(string text) => Assert.NotNull(PortRange.Coerce(Value.Of(text)).Problem);

    [Theory]
    [InlineData("all", 3, 3, true)]
    [InlineData("all", 2, 3, false)]
    [InlineData("all", 0, 0, true)]
    [InlineData("allAndAtLeastOne", 0, 0, false)]
    [InlineData("atLeastOne", 1, 9, true)]
    [InlineData("atLeastOne", 0, 0, false)]
    [InlineData("atLeastOneUnlessEmpty", 0, 0, true)]
    [InlineData("atLeastOneUnlessEmpty", 0, 5, false)]
    [InlineData("atLeastOneUnlessEmpty", 1, 5, true)]
    [InlineData("alwaysHealthy", 0, 5, true)]
    [InlineData("2", 2, 9, true)]
    [InlineData("2", 1, 1, false)]
    [InlineData("[[5,5],[10,10],[100,70]]", 7, 7, true)]
    [InlineData("[[5,5],[10,10],[100,70]]", 6, 7, false)]
    [InlineData("[[5,5],[10,10],[100,70]]", 40, 55, true)]
    [InlineData("[[5,5],[10,10],[100,70]]", 39, 55, false)]
    public void Reads_quorums(string text, int healthy, int size, bool isMet) => Assert.Equal(isMet, Quorum.Coerce(Value.Of(text)).Value!.IsMet(healthy, size));

    [Theory]
    [InlineData("most")]
    [InlineData("-1")]
    [InlineData("[[5,5]]")]
    [InlineData("[[5,5],[5,6]]")]
    public void Refuses_what_is_no_quorum(string text) => Assert.NotNull(Quorum.Coerce(Value.Of(text)).Problem);

    [Theory]
    [InlineData("on-fire")]
    [InlineData("ON_FIRE")]
    [InlineData("OnFire")]
    [InlineData("onfire")]
    public void Reads_words_in_any_case(string text) => Assert.Equal(Lifecycle.OnFire, Coercions.Enumeration<Lifecycle>(Value.Of(text)).Value);

    [Fact]
    public void Names_the_words_that_there_are() =>
        Assert.StartsWith("\"burning\" is not one of created, starting", Coercions.Enumeration<Lifecycle>(Value.Of("burning")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("2016-04-25", "2016-04-25T00:00:00Z")]
    [InlineData("2016-04-25T10:00:00+02:00", "2016-04-25T08:00:00Z")]
    [InlineData("1461567600000", "2016-04-25T07:00:00Z")]
    [InlineData("20160425", "2016-04-25T00:00:00Z")]
    [InlineData("20160425-1210", "2016-04-25T12:10:00Z")]
    [InlineData("20160425T121033Z", "2016-04-25T12:10:33Z")]
    [InlineData("2016-04-25 10:00:00 +0200", "2016-04-25T08:00:00Z")]
    [InlineData("2016-04-25-12-10-33", "2016-04-25T12:10:33Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    public void Reads_moments(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Coercions.Moment(Value.Of(text)).Value);

    [Theory]
    [InlineData("2016")]
    [InlineData("soon")]
    public void Refuses_what_is_no_moment(string text) => Assert.NotNull(Coercions.Moment(Value.Of(text)).Problem);

    [Theory]
    [InlineData("a, b", "a|b")]
    [InlineData("[a, \"b, c\", 'd']", "a|b, c|d")]
    [InlineData("[1.10, {a: b}]", "1.10|{a: b}")]
    [InlineData("[]", "")]
    [InlineData("[a, b", "[a|b")]
    public void Reads_lists_in_texts(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Coercions.List(Value.Of(text), Coercions.Any).Value!.Select(item => item.Display)));

    [Theory]
    [InlineData("a=1, b=2", "{a: 1, b: 2}")]
    [InlineData("{a: 1, \"b\": [x]}", "{a: 1, b: [x]}")]
    [InlineData("{a=1}", "{a: 1}")]
    public void Reads_maps_in_texts(string text, string expected) =>
        Assert.Equal(expected, new Value.Fields(Coercions.Map(Value.Of(text), Coercions.Any).Value!).Display);
}
