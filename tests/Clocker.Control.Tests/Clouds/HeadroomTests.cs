using Clocker.Control.Clouds;
using Clocker.Model.Claims;
using Clocker.Model.Clouds;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

/// <summary>The numbers of the original's tests, with eight containers to a host and room for four more; then what it got wrong.</summary>
public sealed class HeadroomTests
{
    private const long Gigabyte = 1L << 30;

    private static readonly Headroom Four = new(new() { Headroom = 4 }, 8);

    [Theory]
    [InlineData(2, 8, -4, HeadroomState.Ok, 0.5, 2)]
    [InlineData(2, 13, 1, HeadroomState.Hot, 0.8125, 3)]
    [InlineData(2, 28, 16, HeadroomState.Hot, 1.75, 4)]
    [InlineData(2, 9, -3, HeadroomState.Ok, 0.5625, 2)]
    [InlineData(10, 1, -75, HeadroomState.Cold, 0.0125, 1)]
    [InlineData(2, 1, -11, HeadroomState.Cold, 0.0625, 1)]
    [InlineData(2, 4, -8, HeadroomState.Ok, 0.25, 1)]
    [InlineData(2, 3, -9, HeadroomState.Cold, 0.1875, 1)]
    public void Containers_are_counted_as_the_original_meant_it(int hosts, int containers, int needed, HeadroomState state, double utilisation, int desired)
    {
        var load = new CloudLoad(hosts, containers);


        Assert.Equal((needed, state, utilisation, desired), (Four.Needed(load), Four.StateOf(load), Four.Utilisation(load), Four.Desired(load)));
    }

    [Fact]
    public void More_headroom_than_all_hosts_hold_is_not_divided_by_zero() =>
        Assert.Equal(13, new Headroom(new() { Headroom = 100 }, 8).Desired(new(1, 4)));

    [Fact]
    public void Nothing_at_all_takes_the_headroom_s_own_hosts() => Assert.Equal((1, true), (Four.Desired(new(0, 0)), Four.IsHot(new(0, 0))));

    [Theory]
    [InlineData(0.25, 6, 1)]
    [InlineData(0.25, 7, 2)]
    [InlineData(0.1, 72, 10)]
    [InlineData(0.1, 73, 11)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.9, 8, 10)]
    public void A_part_that_is_to_be_free_counts_the_hosts_that_are_added_for_it_too(double share, int containers, int desired)
    {
        var headroom = new Headroom(new() { HeadroomShare = share }, 8);


        Assert.Equal(desired, headroom.Desired(new(1, containers)));
        Assert.True(headroom.Needed(new(desired, containers)) <= 0);
    }

    [Fact]
    public void Memory_and_processors_count_by_what_is_reserved_and_how_large_hosts_are()
    {
        var headroom = new Headroom(new() { HeadroomMemoryBytes = 4 * Gigabyte, HeadroomCpus = 2 }, 8);
        var load = new CloudLoad(2, 5) { MemoryBytes = 16 * Gigabyte, ReservedMemoryBytes = 13 * Gigabyte, MilliCpus = 8_000, ReservedMilliCpus = 7_000 };


        Assert.Equal((HeadroomState.Hot, 3), (headroom.StateOf(load), headroom.Desired(load)));
        Assert.Equal(HeadroomState.Ok, headroom.StateOf(load with { ReservedMemoryBytes = 12 * Gigabyte, ReservedMilliCpus = 5_000 }));
        Assert.Equal(HeadroomState.Hot, headroom.StateOf(load with { ReservedMemoryBytes = 0 }));
        Assert.Equal(HeadroomState.Cold, headroom.StateOf(load with { ReservedMemoryBytes = 0, ReservedMilliCpus = 1_000 }));
    }

    [Fact]
    public void What_is_needed_is_said_in_words()
    {
        var headroom = new Headroom(new() { Headroom = 4, HeadroomMemoryBytes = 2 * Gigabyte, HeadroomCpus = 1 }, 8);


        Assert.Equal("22 containers and a headroom of 4 containers and 2 GiB and 1 processor need 4 hosts of 8 containers", headroom.Need(new(3, 22) { MemoryBytes = 30 * Gigabyte, MilliCpus = 9_000 }));
    }

    [Fact]
    public void The_desired_hosts_are_enough_and_one_less_is_not()
    {
        for (var seed = 1; seed <= 2_000; seed++)
        {
            var chance = new Random(seed);
            var perHost = chance.Next(1, 40);
            var scaling = chance.Next(2) == 0 ? new HostScaling { Headroom = chance.Next(1, 200) } : new() { HeadroomShare = Math.Round((chance.NextDouble() * 0.98) + 0.01, 2) };
            var headroom = new Headroom(scaling, perHost);
            var containers = chance.Next(0, 2_000);


            var desired = headroom.Desired(new(chance.Next(0, 50), containers));


            Assert.True(headroom.Needed(new(desired, containers)) <= 0, $"seed {seed}");
            Assert.True(desired == 0 || headroom.Needed(new(desired - 1, containers)) > 0, $"seed {seed}");
        }
    }
}
