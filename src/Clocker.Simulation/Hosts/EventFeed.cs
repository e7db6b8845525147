using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

/// <summary>One client's stream of events.</summary>
internal sealed class EventFeed(string label, string value)
{
    private readonly Queue<HostEvent> _events = [];
    private TaskCompletionSource _arrival = new();
    private bool _isBroken;

    public void Tell(HostEvent happened, ValueMap<string> labels)
    {
        if (labels.GetValueOrDefault(label) == value)
        {
            _events.Enqueue(happened);
            _arrival.TrySetResult();
        }
    }

    public void Break()
    {
        _isBroken = true;
        _arrival.TrySetResult();
    }

    public async Task<HostEvent> NextAsync(CancellationToken cancellation)
    {
        while (_events.Count == 0 && !_isBroken)
        {
            cancellation.ThrowIfCancellationRequested();
            var arrival = _arrival = new();
            using var registration = cancellation.Register(() => arrival.TrySetCanceled(cancellation));
            await arrival.Task;
        }

        return _events.TryDequeue(out var next)
            ? next
            : throw new DeviceException(DeviceFault.Unreachable, "The engine closed its event stream.");
    }
}
