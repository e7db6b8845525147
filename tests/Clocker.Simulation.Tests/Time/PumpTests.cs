using Clocker.Simulation.Time;

using Xunit;

namespace Clocker.Simulation.Tests.Time;

public sealed class PumpTests
{
    private readonly Pump _pump = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Time_passes_only_when_nothing_else_is_left_to_do()
    {
        var process = new SimulatedProcess(_pump, "p");
        var time = new SimulatedTime(_pump, process);
        var seen = new List<TimeSpan>();
        process.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(3), time, CancellationToken.None);
            seen.Add(_pump.Elapsed);
        });
        process.Start(() =>
        {
            seen.Add(_pump.Elapsed);
            return Task.CompletedTask;
        });

        _pump.RunFor(TimeSpan.FromDays(1));

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromHours(3)], seen);
    }

    [Fact]
    public void Nothing_of_a_killed_process_runs_again()
    {
        var process = new SimulatedProcess(_pump, "p");
        var time = new SimulatedTime(_pump, process);
        var ran = false;
        process.Start(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, CancellationToken.None);
            ran = true;
        });
        _pump.Step();

        process.Kill();
        _pump.RunFor(TimeSpan.FromMinutes(1));

        Assert.False(ran);
    }

    [Fact]
    public void A_failure_that_nobody_is_told_of_is_kept()
    {
        var process = new SimulatedProcess(_pump, "p");
        process.Start(() => throw new InvalidOperationException("no"));

        _pump.Step();

        Assert.Equal("no", process.Failure?.Message);
    }

    [Fact]
    public void A_timer_that_was_changed_rings_only_as_it_was_set_last()
    {
        var process = new SimulatedProcess(_pump, "p");
        var rings = new List<TimeSpan>();
        using var timer = new SimulatedTime(_pump, process).CreateTimer(
            _ => rings.Add(_pump.Elapsed), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        timer.Change(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2));
        _pump.RunFor(TimeSpan.FromSeconds(10));

        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(9)], rings);
    }
}
