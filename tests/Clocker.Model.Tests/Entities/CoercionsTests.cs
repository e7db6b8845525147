using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using CsCheck;

using Xunit;

namespace Clocker.Model.Tests.Entities;

public sealed class CoercionsTests
{
    [Theory]
    [InlineData("5s", 5_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1h 30m", 5_400_000)]
    [InlineData("20m 22.123ms", 1_200_022.123)]
    [InlineData("1.5 hours", 5_400_000)]
    [InlineData("2 days", 172_800_000)]
    [InlineData("250", 250)]
    [InlineData("500us", 0.5)]
    [InlineData("-1m", -60_000)]
    [InlineData("- 1m 1s", -61_000)]
    [InlineData("never", -1)]
    public void Reads_durations(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)), Coercions.Duration(Value.Of(text)).Value);

    [Fact]
    public void For_ever_is_the_longest_duration() => Assert.Equal(TimeSpan.MaxValue, Coercions.Duration(Value.Of("forever")).Value);

    [Theory]
    [InlineData("-1m 1s")]
    [InlineData("5 parsecs")]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("1m 5")]
    [InlineData("1..5s")]
    [InlineData("999999999999999999999999999999999999999d")]
    public void Refuses_what_is_no_duration(string text) => Assert.NotNull(Coercions.Duration(Value.Of(text)).Problem);

    [Fact]
    public void Durations_of_Compose_need_a_unit()
    {
        Assert.Contains("5s", Coercions.DurationWithUnit(Value.Of(5)).Problem, StringComparison.Ordinal);
        Assert.NotNull(Coercions.DurationWithUnit(Value.Of("-5s")).Problem);
        Assert.Equal(TimeSpan.FromSeconds(5), Coercions.DurationWithUnit(Value.Of("5s")).Value);
    }

    [Theory]
    [InlineData("512m", 512L << 20)]
    [InlineData("1gb", 1L << 30)]
    [InlineData("8Gi", 8L << 30)]
    [InlineData("1.5 GiB", 3L << 29)]
    [InlineData("100", 100L)]
    [InlineData("2k", 2048L)]
    public void Reads_sizes(string text, long bytes) => Assert.Equal(bytes, Coercions.Bytes(Value.Of(text)).Value);

    [Theory]
    [InlineData("m")]
    [InlineData("-1m")]
    [InlineData("1x")]
    [InlineData("9999999999999999t")]
    public void Refuses_what_is_no_size(string text) => Assert.NotNull(Coercions.Bytes(Value.Of(text)).Problem);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("T", true)]
    [InlineData("No", false)]
    [InlineData("n", false)]
    public void Reads_truth_in_Brooklyns_words(string text, bool expected) => Assert.Equal(expected, Coercions.Truth(Value.Of(text)).Value);

    [Fact]
    public void A_number_is_no_truth() => Assert.NotNull(Coercions.Truth(Value.Of(1)).Problem);

    [Theory]
    [InlineData("8080", 8080)]
    [InlineData("80.0", 80)]
    public void Reads_whole_numbers(string text, int expected) => Assert.Equal(expected, Coercions.Integer(Value.Of(text)).Value);

    [Theory]
    [InlineData("80.5")]
    [InlineData("x")]
    [InlineData("99999999999")]
    public void Refuses_other_numbers(string text) => Assert.NotNull(Coercions.Integer(Value.Of(text)).Problem);

    [Fact]
    public void Reads_lists_from_lists_commas_and_single_values()
    {
        ValueList<string> expected = ["a", "b"];

        Assert.Equal(expected, Coercions.List(new Value.Sequence([Value.Of("a"), Value.Of("b")]), Coercions.Text).Value);
        Assert.Equal(expected, Coercions.List(Value.Of("[a, b]"), Coercions.Text).Value);
        Assert.Equal(["1"], Coercions.List(Value.Of(1), Coercions.Text).Value!);
        Assert.NotNull(Coercions.List(new Value.Fields([]), Coercions.Text).Problem);
    }

    [Fact]
    public void Reads_maps_from_maps_and_assignments()
    {
        ValueMap<string> expected = [new("a", "1"), new("b", "x=y")];

        Assert.Equal(expected, Coercions.Map(new Value.Sequence([Value.Of("a=1"), Value.Of("b=x=y")]), Coercions.Text).Value);
        Assert.Equal(expected, Coercions.Map(Value.Of("a=1, b=x=y"), Coercions.Text).Value);
        Assert.Equal("\"a\" has no value; write a=VALUE", Coercions.Map(new Value.Sequence([Value.Of("a")]), Coercions.Text).Problem);
    }

    [Fact]
    public void A_secret_keeps_being_one()
    {
        var secret = new Value.Secret(new("s1"));

        Assert.NotNull(Coercions.Text(secret).Problem);
        Assert.Equal(secret, Coercions.Content(secret).Value);
        Assert.DoesNotContain("s1", Coercions.Describe(secret), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_number_of_any_unit_is_a_duration() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 59]).Sample((hours, seconds) =>
            Coercions.Duration(Value.Of($"{hours}h{seconds}s")).Value == TimeSpan.FromHours(hours) + TimeSpan.FromSeconds(seconds));

    [Fact]
    public void No_text_makes_a_coercion_throw() => Gen.String.Sample(text =>
    {
        var value = Value.Of(text);
        _ = (Coercions.Duration(value), Coercions.Bytes(value), Coercions.Truth(value), Coercions.Integer(value), Coercions.Map(value, Coercions.Integer));
    });
}
