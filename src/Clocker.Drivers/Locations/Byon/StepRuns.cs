using System.Text;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>Runs scripts on a machine as root, each to its end, under names that a retry and another server find again.</summary>
internal sealed class StepRuns(IMachine machine, string prefix, TimeSpan within, TimeProvider time)
{
    private const int KeptBytes = 4 << 10;

    /// <summary>Runs a script; one of that name that runs already is waited for instead, since nobody knows how far it is.</summary>
    public async Task<CommandResult> RunAsync(string name, string script, ValueMap<string> environment, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(within, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var request = new RunRequest(new RunId($"{prefix}-{name}", AsRoot: true), script) { Environment = environment, OutputBytes = 1 << 20 };
        try
        {
            return await RunAsync(request, ending.Token);
        }
        catch (OperationCanceledException error) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new DeviceException(DeviceFault.Timeout, $"Step \"{name}\" has not ended within {within.TotalMinutes:0} minutes; it goes on, and trying again waits for it.", error);
        }
    }

    /// <summary>Waits for the end of a run that somebody may have left, and forgets it.</summary>
    public async Task SettleAsync(string name, CancellationToken cancellation)
    {
        var run = new RunId($"{prefix}-{name}", AsRoot: true);
        try
        {
            await EndAsync(run, cancellation);
            await machine.ForgetAsync(run, cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
            // Nobody has left one.
        }
    }

    private async Task<CommandResult> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        var state = await machine.StartRunAsync(request, cancellation);
        if (state is RunState.Running)
        {
            await EndAsync(request.Id, cancellation);
        }

        // What ended before, whoever started it, says nothing about now.
        if (state is not RunState.Started)
        {
            await machine.ForgetAsync(request.Id, cancellation);
            await machine.StartRunAsync(request, cancellation);
        }

        var result = await EndAsync(request.Id, cancellation);
        await machine.ForgetAsync(request.Id, cancellation);
        return result;
    }

    private async Task<CommandResult> EndAsync(RunId run, CancellationToken cancellation)
    {
        var tail = new StringBuilder();
        await foreach (var progress in machine.WatchRunAsync(run, 0, cancellation))
        {
            switch (progress)
            {
                case RunProgress.Output output:
                    tail.Append(Encoding.UTF8.GetString(output.Bytes.Span));
                    tail.Remove(0, Math.Max(0, tail.Length - KeptBytes));
                    break;
                case RunProgress.Ended ended:
                    return new CommandResult(ended.ExitCode ?? -1, tail.ToString());
            }
        }

        throw new InvalidOperationException("A watch ends with the end of the run.");
    }
}
