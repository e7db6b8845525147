using System.Text;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Control.Hosts;

/// <summary>Runs errands on the machines of a cloud's hosts, a few at a time on each. They are runs, and go on without us.</summary>
internal sealed class ErrandRunner(TimeProvider time, Action<HostReport> report, CancellationToken life)
{
    private const int AtOnce = 4;
    private const int KeptLetters = 64 << 10;
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(1);

    private readonly Lane _lane = new(AtOnce);

    /// <summary>Begins a command; its end is reported.</summary>
    public async Task CarryOutAsync(HostCommand.Run command, MeasuredHost host)
    {
        await _lane.EnterAsync();
        try
        {
            report(new HostReport.Ended(command.Host, 0, command, await TryAsync(command, host)));
        }
        catch (OperationCanceledException) when (life.IsCancellationRequested)
        {
            // The world's life is over; the next one looks what became of it.
        }
        finally
        {
            _lane.Leave();
        }
    }

    private async Task<Outcome> TryAsync(HostCommand.Run command, MeasuredHost host)
    {
        using var deadline = new CancellationTokenSource(command.Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, life);
        try
        {
            return await RunAsync(command, host, both.Token);
        }
        catch (DeviceException failure)
        {
            return new Outcome.Failed(failure.Fault, failure.Message);
        }
        catch (OperationCanceledException) when (!life.IsCancellationRequested)
        {
            await EndAsync(command, host);
            return new Outcome.Failed(DeviceFault.Timeout, $"it has not ended within {command.Limit.TotalSeconds:0} s, and was ended");
        }
    }

    private static async Task<Outcome> RunAsync(HostCommand.Run command, MeasuredHost host, CancellationToken cancellation)
    {
        var machine = await MachineAsync(host, cancellation);
        var name = command.Name with { AsRoot = machine.AsRoot };
        if (command.Script is { } script)
        {
            await machine.Machine.StartRunAsync(new RunRequest(name, script) { Environment = machine.Environment, OutputBytes = 1 << 20 }, cancellation);
        }

        var tail = new StringBuilder();
        await foreach (var progress in machine.Machine.WatchRunAsync(name, 0, cancellation))
        {
            switch (progress)
            {
                case RunProgress.Output output:
                    tail.Append(Encoding.UTF8.GetString(output.Bytes.Span));
                    tail.Remove(0, Math.Max(0, tail.Length - KeptLetters));
                    break;
                case RunProgress.Ended ended:
                    await machine.Machine.ForgetAsync(name, cancellation);
                    return new Outcome.HasRun(ended.ExitCode, tail.ToString());
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        throw new System.Diagnostics.UnreachableException("A watch ends with the end of the run.");
    }

    /// <summary>What takes too long is asked to end, and then ended, and forgotten.</summary>
    private async Task EndAsync(HostCommand.Run command, MeasuredHost host)
    {
        try
        {
            var machine = await MachineAsync(host, life);
            var name = command.Name with { AsRoot = machine.AsRoot };
            await machine.Machine.SignalAsync(name, "TERM", life);
            await Task.Delay(EndsWithin, time, life);
            await machine.Machine.SignalAsync(name, "KILL", life);
            await Task.Delay(EndsWithin, time, life);
            await machine.Machine.ForgetAsync(name, life);
        }
        catch (DeviceException)
        {
            // Its machine does not answer: that it took too long is told anyway.
        }
    }

    private static async Task<HostMachine> MachineAsync(MeasuredHost host, CancellationToken cancellation) =>
        (host.Location() is { } location ? await location.MachineAsync(host.Request, cancellation) : null)
        ?? await host.Engine.MachineAsync(cancellation)
        ?? throw new DeviceException(DeviceFault.Invalid, "there is no way to its machine from here, only to its engine");
}
