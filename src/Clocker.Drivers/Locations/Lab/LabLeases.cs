using Clocker.Model.Containers;
using Clocker.Model.Locations;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Gives the hosts of labs to requests, those that wait at the same time together: the lab is read once for all of them.</summary>
internal sealed class LabLeases(Labs labs)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<Waiting>> _waiting = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _hosts = new(StringComparer.Ordinal);

    /// <summary>The host that a request has.</summary>
    public async Task<string> HostOfAsync(string lab, string request, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_hosts.TryGetValue(request, out var known))
            {
                return known;
            }
        }

        var host = (await labs.Store.ReadAsync(lab, cancellation)).Leases.FirstOrDefault(lease => lease.Value == request).Key
            ?? throw new DeviceException(DeviceFault.NotFound, $"Lab \"{lab}\" has given no host for {request}.");
        lock (_gate)
        {
            _hosts[request] = host;
        }

        return host;
    }

    /// <summary>A host was given back.</summary>
    public void Forget(string request)
    {
        lock (_gate)
        {
            _hosts.Remove(request);
        }
    }

    /// <summary>Gives a host to a request, or says which it has.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="request">The request.</param>
    /// <param name="choose">Chooses a host that nobody has, or throws.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<string> LeaseAsync(string lab, HostRequest request, Func<LabState, LabSpec, string> choose, CancellationToken cancellation)
    {
        var waiting = new Waiting(request, choose, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (!_waiting.TryGetValue(lab, out var all))
            {
                _waiting[lab] = all = [];
            }

            all.Add(waiting);
        }

        try
        {
            // Whoever has the turn serves all that wait; who comes to it later finds itself served.
            using var turn = await labs.EnterAsync(lab, cancellation);
            while (!waiting.Host.Task.IsCompleted)
            {
                await ServeAsync(lab, cancellation);
            }

            return await waiting.Host.Task;
        }
        finally
        {
            lock (_gate)
            {
                _waiting[lab].Remove(waiting);
            }
        }
    }

    /// <summary>Those who wait, once each: who asks twice at the same time is told the second time what it has.</summary>
    private Waiting[] Waiters(string lab)
    {
        lock (_gate)
        {
            return [.. _waiting[lab].Where(waiting => !waiting.Host.Task.IsCompleted).DistinctBy(waiting => waiting.Request.Id)];
        }
    }

    private async Task ServeAsync(string lab, CancellationToken cancellation)
    {
        var state = await labs.Store.ReadAsync(lab, cancellation);
        var (spec, _) = state.Whole();
        labs.Ours(state);
        var chosen = new List<(Waiting Waiting, string Host)>();
        foreach (var waiting in Waiters(lab))
        {
            if (state.Leases.FirstOrDefault(lease => lease.Value == waiting.Request.Id) is { Key: { } held })
            {
                waiting.Host.TrySetResult(held);
            }
            else if (Choose(waiting, state, spec) is { } host)
            {
                state.Leases[host] = waiting.Request.Id;
                chosen.Add((waiting, host));
            }
        }

        await Task.WhenAll(chosen.Select(async pair =>
        {
            if (await labs.Store.LeaseAsync(state, pair.Host, pair.Waiting.Request.Id, cancellation))
            {
                pair.Waiting.Host.TrySetResult(pair.Host);
            }
        }));
    }

    /// <summary>A request that cannot be served fails by itself, not those that are served with it.</summary>
    private static string? Choose(Waiting waiting, LabState state, LabSpec spec)
    {
        try
        {
            return waiting.Choose(state, spec);
        }
        catch (DeviceException refusal)
        {
            waiting.Host.TrySetException(refusal);
            return null;
        }
    }

    /// <summary>Somebody who waits for a host.</summary>
    private sealed record Waiting(HostRequest Request, Func<LabState, LabSpec, string> Choose, TaskCompletionSource<string> Host);
}
