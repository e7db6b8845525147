using Clocker.Control.Clouds;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

public sealed class SustainedTests
{
    private readonly Sustained _number = new(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_number_counts_once_it_has_been_so_for_the_whole_window()
    {
        Note(0, 1);
        Note(10, 5);
        Note(20, 3);


        Assert.Equal((Seconds(40), Seconds(50), null), (_number.AboveAt(2), _number.BelowAt(5), _number.AboveAt(3)));
    }

    [Fact]
    public void A_dip_begins_the_window_anew()
    {
        Note(0, 5);
        Note(20, 1);
        Note(21, 5);


        Assert.Equal(Seconds(51), _number.AboveAt(1));
    }

    [Fact]
    public void The_least_within_the_window_is_what_is_acted_on()
    {
        Note(0, 2);
        Note(10, 9);
        Note(20, 4);
        Note(45, 7);


        Assert.Equal(4, _number.Least);
        Assert.True(_number.AboveAt(3) <= Seconds(45));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Note(double at, int value) => _number.Note(Seconds(at), value);
}
