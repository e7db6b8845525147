using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Journals;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Faults;

/// <summary>Chance for everything that can go wrong: calls, events, disks, mail and programs. Calm weather has delays alone.</summary>
public sealed class Weather(Random chance, Pump pump, SimulatedProcess network) : IConditions, ISimulatedDisk, IMailCarrier
{
    private static readonly DeviceFault[] CallFaults =
        [DeviceFault.Failed, DeviceFault.Timeout, DeviceFault.Unreachable, DeviceFault.Conflict, DeviceFault.NotFound];

    /// <summary>How likely each kind of fault is, from 0 to 1.</summary>
    public Storm Storm { get; set; } = Storm.None;

    /// <inheritdoc />
    public Fate OfCall(string call)
    {
        var takes = TimeSpan.FromMilliseconds(call switch
        {
            "start" => chance.Next(50, 400),
            "stop" => chance.Next(20, 2000),
            "create" => chance.Next(5, 60),
            "pull" => chance.Next(100, 3000),
            "make host" => chance.Next(500, 20_000),
            "release host" => chance.Next(50, 3000),
            "save" or "load" => chance.Next(50, 1000),
            _ => chance.Next(1, 10),
        });
        if (!Happens(Storm.Call))
        {
            return new(takes);
        }

        // A call can also take longer than anybody waits.
        takes = Happens(0.1) ? TimeSpan.FromMinutes(2) : takes;
        return new(takes, CallFaults[chance.Next(CallFaults.Length)], IsDoneAllTheSame: Happens(0.5));
    }

    /// <inheritdoc />
    public IReadOnlyList<TimeSpan> OfEvent()
    {
        if (!Happens(Storm.Event))
        {
            return [TimeSpan.FromMilliseconds(1)];
        }

        return chance.Next(3) switch
        {
            0 => [],
            1 => [TimeSpan.FromMilliseconds(1), Delay()],
            _ => [Delay()],
        };
    }

    /// <inheritdoc />
    public Workload OfStart(string container, ContainerSpec spec)
    {
        var works = TimeSpan.FromMilliseconds(chance.Next(0, 3000));
        return Happens(Storm.Program) ? new(works, TimeSpan.FromMilliseconds(chance.Next(1, 5000)), chance.Next(0, 3)) : new(works);
    }

    /// <inheritdoc />
    public Task ReadAsync(CancellationToken cancellation) => cancellation.IsCancellationRequested ? Task.FromCanceled(cancellation) : Task.CompletedTask;

    /// <inheritdoc />
    public async Task<DiskFault> WriteAsync(CancellationToken cancellation)
    {
        var done = new TaskCompletionSource();
        using var registration = cancellation.Register(() => done.TrySetCanceled(cancellation));
        pump.Add(pump.Elapsed + TimeSpan.FromMilliseconds(chance.Next(1, 5)), network, () => done.TrySetResult());
        await done.Task;
        return Happens(Storm.Disk) ? (Happens(0.5) ? DiskFault.Failed : DiskFault.AnswerLost) : DiskFault.None;
    }

    /// <inheritdoc />
    public void Carry(Mail mail, Action<Mail> deliver)
    {
        var process = SynchronizationContext.Current as SimulatedProcess ?? network;
        IReadOnlyList<TimeSpan> delays = !Happens(Storm.Mail) ? [TimeSpan.Zero] : chance.Next(3) switch
        {
            0 => [],
            1 => [TimeSpan.Zero, Delay()],
            _ => [Delay()],
        };
        foreach (var delay in delays)
        {
            pump.Add(pump.Elapsed + delay, process, () => deliver(mail));
        }
    }

    private TimeSpan Delay() => TimeSpan.FromMilliseconds(chance.Next(1, 3000));

    private bool Happens(double likelihood) => likelihood > 0 && chance.NextDouble() < likelihood;
}
