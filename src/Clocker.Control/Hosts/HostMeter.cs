using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Machines;

namespace Clocker.Control.Hosts;

/// <summary>
/// Measures how busy the machines of a cloud's hosts are, each of them every half minute. They take turns, by their ids, so that
/// a large cloud is asked evenly and told of in batches; a new one is measured at the next two turns, since it takes two to compare.
/// </summary>
internal sealed class HostMeter(Func<IReadOnlyList<MeasuredHost>> hosts, TimeProvider time, Action<HostReport> report)
{
    private const int Turns = 6;
    private const int AtOnce = 8;
    private const int Enough = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<HostId, Past> _past = [];
    private readonly Lane _lane = new(AtOnce);

    /// <summary>Measures until the token says so.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            for (var turn = 0; ; turn = (turn + 1) % Turns)
            {
                await Task.Delay(Pause, time, cancellation);
                await MeasureAsync(turn, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The world's life is over.
        }
    }

    private async Task MeasureAsync(int turn, CancellationToken cancellation)
    {
        var all = hosts();
        var there = all.Select(host => host.Host).ToHashSet();
        foreach (var gone in _past.Keys.Where(host => !there.Contains(host)).ToArray())
        {
            _past.Remove(gone);
        }

        var due = all.Where(host => _past.GetValueOrDefault(host.Host) is not { Times: >= Enough } || TurnOf(host.Host) == turn).ToList();
        var reports = await Task.WhenAll(due.Select(host => MeasureAsync(host, cancellation)));

        // Told at once, they are settled together.
        foreach (var one in reports.OfType<HostReport.Measured>())
        {
            report(one);
        }
    }

    private async Task<HostReport.Measured?> MeasureAsync(MeasuredHost host, CancellationToken cancellation)
    {
        await _lane.EnterAsync();
        using var deadline = new CancellationTokenSource(AnswerWithin, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return Told(host, await ReadAsync(host, both.Token));
        }
        catch (DeviceException failure)
        {
            return Failed(host, failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(host, $"it did not say within {AnswerWithin.TotalSeconds:0} s how busy it is");
        }
        finally
        {
            _lane.Leave();
        }
    }

    private static async Task<MachineReading?> ReadAsync(MeasuredHost host, CancellationToken cancellation) =>
        (host.Location() is { } location ? await location.MeasureAsync(host.Request, cancellation) : null) ?? await host.Engine.MeasureAsync(cancellation);

    /// <summary>Nothing is told of a host that nobody can measure.</summary>
    private HostReport.Measured? Told(MeasuredHost host, MachineReading? reading)
    {
        lock (_past)
        {
            var before = _past.GetValueOrDefault(host.Host);
            _past[host.Host] = new(reading, reading is null ? Enough : (before?.Times ?? 0) + 1);
            return reading is null ? null : new HostReport.Measured(host.Host, MachineUse.Between(before?.Reading, reading), null);
        }
    }

    private HostReport.Measured Failed(MeasuredHost host, string problem)
    {
        lock (_past)
        {
            _past[host.Host] = new(null, Enough);
        }

        return new HostReport.Measured(host.Host, null, problem);
    }

    /// <summary>A host's turn follows from its id, the same in each process.</summary>
    private static int TurnOf(HostId host) => (int)(host.Value.Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619) % Turns);

    /// <summary>What was read of a host last, and how often it was measured.</summary>
    private sealed record Past(MachineReading? Reading, int Times);
}
