using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Hosts;

/// <summary>Keeps looking at one host: at everything when the connection is new and now and then, and at what the engine says has changed.</summary>
internal sealed class HostWatcher(
    HostId id, IContainerHost host, string plane, ExpectedStarts expected, HostStamps stamps, TimeProvider time, Action<HostReport> report)
{
    private static readonly TimeSpan ListEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly SortedSet<string> _touched = [];
    private readonly Lock _gate = new();
    private bool _networksTouched;
    private bool _listDue;
    private readonly Signal _work = new();
    private HostDescription? _description;

    /// <summary>Watches until the token says so; every failure is reported and followed by another try.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var pause = FirstPause;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync(() => pause = FirstPause, cancellation);
            }
            catch (DeviceException failure)
            {
                report(new HostReport.Lost(id, stamps.Next(), failure.Message));
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await Task.Delay(pause, time, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>One connection, from the first word to the exception that ends it.</summary>
    private async Task ConnectAsync(Action connected, CancellationToken cancellation)
    {
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var relist = time.CreateTimer(_ => Touch(() => _listDue = true), null, ListEvery, ListEvery);
        _description = await WithinAsync(host.DescribeAsync, cancellation);
        var looking = LookAsync(connection.Token);
        var watching = WatchAsync(connected, connection.Token);
        var asking = AskAsync(connection.Token);
        try
        {
            await await Task.WhenAny(looking, watching, asking);
            throw new DeviceException(DeviceFault.Unreachable, "the engine closed its event stream");
        }
        finally
        {
            End(connection);
            await QuietlyAsync(looking);
            await QuietlyAsync(watching);
            await QuietlyAsync(asking);
        }
    }

    /// <summary>Asks now and then whether anybody is there: of a host that is cut off, no connection says so.</summary>
    private async Task AskAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(AskEvery, time, cancellation);
            await WithinAsync(
                async token =>
                {
                    await host.AnswerAsync(token);
                    return true;
                },
                cancellation);
        }
    }

    private async Task WatchAsync(Action connected, CancellationToken cancellation)
    {
        await foreach (var hint in host.WatchAsync(Labels.Plane, plane, cancellation))
        {
            switch (hint)
            {
                case HostEvent.Watching:
                    connected();
                    Touch(() => _listDue = true);
                    break;
                case HostEvent.ContainerTouched { IsStart: true } started when expected.Take(started.Id):
                    break;
                case HostEvent.ContainerTouched touched:
                    Touch(() => _touched.Add(touched.Id));
                    break;
                case HostEvent.NetworkTouched:
                    Touch(() => _networksTouched = true);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    /// <summary>Looks at what was touched; what is touched meanwhile is looked at again.</summary>
    private async Task LookAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await _work.WaitAsync(cancellation);
            var (list, networks, touched) = Take();
            if (list)
            {
                await ListAsync(cancellation);
                continue;
            }

            await Task.WhenAll(touched.Select(container => LookAtAsync(container, cancellation)));
            if (networks)
            {
                var stamp = stamps.Next();
                var found = await WithinAsync(token => host.Networks.ListAsync(Labels.Plane, plane, token), cancellation);
                report(new HostReport.NetworksListed(id, stamp, found));
            }
        }
    }

    private async Task LookAtAsync(string container, CancellationToken cancellation)
    {
        var stamp = stamps.Next();
        var seen = await WithinAsync(token => host.LookAsync(container, token), cancellation);
        report(new HostReport.Seen(id, stamp, container, seen));
    }

    private async Task ListAsync(CancellationToken cancellation)
    {
        var stamp = stamps.Next();
        var containers = await WithinAsync(token => host.ListAsync(Labels.Plane, plane, token), cancellation);
        var networks = await WithinAsync(token => host.Networks.ListAsync(Labels.Plane, plane, token), cancellation);
        var strangers = await WithinAsync(token => host.ListStrangersAsync(Labels.Plane, plane, token), cancellation);
        report(new HostReport.Listed(id, stamp, _description!, containers, networks) { Strangers = [.. strangers] });
    }

    /// <summary>An engine that does not answer is lost, not waited for.</summary>
    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(AnswerWithin, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await ask(both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DeviceException(DeviceFault.Timeout, $"the engine did not answer within {AnswerWithin.TotalSeconds:0} s");
        }
    }

    private static async Task QuietlyAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception ended) when (ended is OperationCanceledException or DeviceException)
        {
            // Its failure, if it was the first, is the one that ConnectAsync throws.
        }
    }

    /// <summary>At once and here: <see cref="CancellationTokenSource.CancelAsync"/> would pass through the thread pool.</summary>
    private static void End(CancellationTokenSource connection) => connection.Cancel();

    private void Touch(Action mark)
    {
        lock (_gate)
        {
            mark();
        }

        _work.Set();
    }

    private (bool List, bool Networks, string[] Touched) Take()
    {
        lock (_gate)
        {
            var taken = (_listDue, _networksTouched, _touched.ToArray());
            _listDue = _networksTouched = false;
            _touched.Clear();
            return taken;
        }
    }
}
