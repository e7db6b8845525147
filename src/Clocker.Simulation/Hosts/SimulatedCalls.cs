using Clocker.Model.Containers;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Hosts;

/// <summary>Carries calls out in the process of who is called: they have their effect whether or not the caller lives to see it.</summary>
/// <param name="pump">When.</param>
/// <param name="process">The process of who is called.</param>
/// <param name="conditions">What becomes of each call.</param>
/// <param name="who">How messages begin that are about who is called.</param>
/// <param name="refusal">Why it takes no calls now; null if it does.</param>
internal sealed class SimulatedCalls(Pump pump, SimulatedProcess process, IConditions conditions, string who, Func<DeviceException?> refusal)
{
    public async Task<T> CallAsync<T>(string call, Func<T> act, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var fate = conditions.OfCall(call);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellation.Register(() => answer.TrySetCanceled(cancellation));
        pump.Add(pump.Elapsed + fate.Takes, process, () => Carry(fate, act, answer));
        return await answer.Task;
    }

    private void Carry<T>(Fate fate, Func<T> act, TaskCompletionSource<T> answer)
    {
        try
        {
            if (refusal() is { } refused)
            {
                throw refused;
            }

            var result = fate.Fails is null || fate.IsDoneAllTheSame ? act() : default;
            if (fate.Fails is { } fault)
            {
                throw new DeviceException(fault, $"{who} failed, as it was told to.");
            }

            answer.TrySetResult(result!);
        }
        catch (DeviceException failure)
        {
            answer.TrySetException(failure);
        }
    }
}
