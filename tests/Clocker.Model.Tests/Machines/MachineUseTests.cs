using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Model.Tests.Machines;

public sealed class MachineUseTests
{
    private static readonly MachineReading Before = new()
    {
        Uptime = TimeSpan.FromSeconds(100),
        Busy = TimeSpan.FromSeconds(50),
        Cpus = 2,
        MemoryBytes = 1000,
        MemoryUsedBytes = 250,
    };

    [Fact]
    public void Use_is_what_was_worked_of_what_could_have_been()
    {
        var use = MachineUse.Between(Before, Before with { Uptime = TimeSpan.FromSeconds(110), Busy = TimeSpan.FromSeconds(55) });


        Assert.Equal((0.25, 0.25), (use.CpuUsage, use.MemoryUsage));
    }

    [Fact]
    public void The_first_reading_says_nothing_of_processors()
    {
        Assert.Null(MachineUse.Between(null, Before).CpuUsage);
    }

    [Fact]
    public void A_machine_that_was_started_anew_is_not_compared_with_what_it_was()
    {
        var anew = Before with { Uptime = TimeSpan.FromSeconds(3), Busy = TimeSpan.FromSeconds(1) };


        Assert.Null(MachineUse.Between(Before, anew).CpuUsage);
    }

    [Fact]
    public void Nothing_is_more_than_all()
    {
        var use = MachineUse.Between(Before, Before with { Uptime = TimeSpan.FromSeconds(101), Busy = TimeSpan.FromSeconds(60), MemoryUsedBytes = 2000 });


        Assert.Equal((1.0, 1.0), (use.CpuUsage, use.MemoryUsage));
    }
}
