namespace Clocker.Simulation.Time;

/// <summary>The clock of one simulated process: timers go off on the pump, in that process.</summary>
public sealed class SimulatedTime(Pump pump, SimulatedProcess process) : TimeProvider
{
    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => pump.UtcNow;

    /// <inheritdoc />
    public override long GetTimestamp() => pump.Elapsed.Ticks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Alarm(pump, process, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Alarm(Pump pump, SimulatedProcess process, Action ring) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Set(++_setting, dueTime, period);
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(int setting, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                pump.Add(pump.Elapsed + dueTime, process, () => Ring(setting, period));
            }
        }

        private void Ring(int setting, TimeSpan period)
        {
            if (setting != _setting)
            {
                return;
            }

            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
            {
                Set(setting, period, period);
            }

            ring();
        }
    }
}
