using Clocker.Control.Clouds;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

public sealed class SustainedTests
{
    private readonly Sustained _number = new();

    [Fact]
    public void It_knows_since_when_a_number_has_been_above_or_below_a_bound()
    {
        Note(0, 1);
        Note(10, 5);
        Note(20, 3);


        Assert.Equal((Seconds(10), Seconds(20), null), (_number.AboveSince(2), _number.BelowSince(5), _number.AboveSince(3)));
    }

    [Fact]
    public void After_a_dip_it_begins_anew()
    {
        Note(0, 5);
        Note(20, 1);
        Note(21, 5);


        Assert.Equal(Seconds(21), _number.AboveSince(1));
    }

    [Fact]
    public void The_least_within_the_window_is_what_is_acted_on()
    {
        Note(0, 2);
        Note(10, 9);
        Note(20, 4);
        Note(45, 7);


        Assert.Equal(4, _number.Least);
        Assert.Equal(Seconds(10), _number.AboveSince(3));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Note(double at, int value) => _number.Note(Seconds(at), value, Seconds(30));
}
