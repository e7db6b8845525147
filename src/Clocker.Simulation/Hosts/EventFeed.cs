using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

/// <summary>One client's stream of events.</summary>
internal sealed class EventFeed(string label, string value)
{
    private readonly Lock _gate = new();
    private readonly Queue<HostEvent> _events = [];
    private TaskCompletionSource _arrival = NewArrival();
    private bool _isBroken;

    public void Tell(HostEvent happened, ValueMap<string> labels)
    {
        if (labels.GetValueOrDefault(label) == value)
        {
            Arrive(() => _events.Enqueue(happened));
        }
    }

    public void Break() => Arrive(() => _isBroken = true);

    public async Task<HostEvent> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            TaskCompletionSource arrival;
            lock (_gate)
            {
                if (_events.TryDequeue(out var next))
                {
                    return next;
                }

                if (_isBroken)
                {
                    throw new DeviceException(DeviceFault.Unreachable, "The engine closed its event stream.");
                }

                arrival = _arrival = NewArrival();
            }

            using var registration = cancellation.Register(() => arrival.TrySetCanceled(cancellation));
            await arrival.Task;
        }
    }

    private void Arrive(Action mark)
    {
        lock (_gate)
        {
            mark();
            _arrival.TrySetResult();
        }
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
