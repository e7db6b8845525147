using System.Runtime.CompilerServices;
using System.Threading.Channels;

using Clocker.Client.Entities;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Server.Endpoints;

/// <summary>The output of all containers of an entity and of everything below it, as one stream.</summary>
internal sealed class LogStreams(IControlPlane plane, EntityId entity, int? tail)
{
    private const int LinesAhead = 1024;

    private sealed record Container(string Entity, HostId Host, string Id, DateTimeOffset? StartedAt);

    /// <summary>What was printed up to now, in order of time.</summary>
    public async IAsyncEnumerable<LogAnswer> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = new List<IAsyncEnumerator<LogAnswer>>();
        try
        {
            foreach (var container in Containers())
            {
                var lines = LinesAsync(container, tail, follow: false, cancellation).GetAsyncEnumerator(cancellation);
                open.Add(lines);
                if (!await lines.MoveNextAsync())
                {
                    open.Remove(lines);
                    await lines.DisposeAsync();
                }
            }

            while (open.MinBy(lines => lines.Current.At) is { } first)
            {
                yield return first.Current;
                if (!await first.MoveNextAsync())
                {
                    open.Remove(first);
                    await first.DisposeAsync();
                }
            }
        }
        finally
        {
            foreach (var lines in open)
            {
                await lines.DisposeAsync();
            }
        }
    }

    /// <summary>What was and is being printed, as it comes; containers that are made meanwhile join in.</summary>
    public async IAsyncEnumerable<LogAnswer> FollowAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = Channel.CreateBounded<LogAnswer>(LinesAhead);
        var pumping = PumpAllAsync(channel.Writer, ending.Token);
        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return line;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await pumping;
        }
    }

    private async Task PumpAllAsync(ChannelWriter<LogAnswer> writer, CancellationToken cancellation)
    {
        var pumps = new SortedDictionary<string, Pump>(StringComparer.Ordinal);
        Exception? failure = null;
        try
        {
            var isFirst = true;
            for (var seen = await plane.ChangedAsync(0, cancellation); ; seen = await plane.ChangedAsync(seen, cancellation))
            {
                foreach (var container in Containers())
                {
                    if (!pumps.TryGetValue(container.Id, out var pump))
                    {
                        pumps[container.Id] = pump = new Pump(writer, cancellation);
                        pump.Begin(container.StartedAt, LinesAsync(container, isFirst ? tail : null, follow: true, cancellation));
                    }
                    else if (container.StartedAt is { } started && started != pump.Run)
                    {
                        // An engine ends the stream of a container that ends; one that runs again goes on with its new lines.
                        pump.Begin(started, LinesAsync(container, null, follow: true, cancellation));
                    }
                }

                isFirst = false;
                if (plane.Applications.All(application => application.Entities.All(candidate => candidate.Id != entity)))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (DeviceException exception)
        {
            failure = exception;
        }

        await Task.WhenAll(pumps.Values.Select(pump => pump.Task));
        writer.TryComplete(failure);
    }

    private List<Container> Containers()
    {
        var application = plane.Applications.FirstOrDefault(application => application.Entities.Any(candidate => candidate.Id == entity));
        var below = new SortedSet<string>(StringComparer.Ordinal) { entity.Value };
        var found = new List<Container>();
        foreach (var candidate in application?.Entities ?? [])
        {
            if (candidate.Parent is { } parent && below.Contains(parent.Value))
            {
                below.Add(candidate.Id.Value);
            }

            if (below.Contains(candidate.Id.Value) && candidate.Instance is { Container: { } container } instance)
            {
                found.Add(new(candidate.Address, instance.Host, container.Id, container.StartedAt));
            }
        }

        return found;
    }

    private async IAsyncEnumerable<LogAnswer> LinesAsync(
        Container container, int? lines, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (plane.Engine(container.Host) is { } engine)
        {
            await foreach (var line in engine.Access.LogsAsync(container.Id, lines, follow, cancellation))
            {
                yield return new LogAnswer(container.Entity, line.At, line.IsError, line.Text);
            }
        }
    }

    /// <summary>Carries the lines of one container to the reader, one run of it after the other.</summary>
    private sealed class Pump(ChannelWriter<LogAnswer> writer, CancellationToken cancellation)
    {
        private DateTimeOffset _last = DateTimeOffset.MinValue;

        public Task Task { get; private set; } = Task.CompletedTask;

        /// <summary>When the run began whose lines come last; null before the first.</summary>
        public DateTimeOffset? Run { get; private set; }

        /// <summary>Goes on with these lines after those before, leaving out what was there already.</summary>
        public void Begin(DateTimeOffset? run, IAsyncEnumerable<LogAnswer> lines)
        {
            Run = run;
            Task = GoOnAsync(Task, lines);
        }

        private async Task GoOnAsync(Task before, IAsyncEnumerable<LogAnswer> lines)
        {
            await before;
            try
            {
                var last = _last;
                await foreach (var line in lines.WithCancellation(cancellation))
                {
                    if (line.At > last)
                    {
                        await writer.WriteAsync(line, cancellation);
                        _last = line.At;
                    }
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
            }
            catch (DeviceException)
            {
                // The container or its engine is gone; the tree says so, and the other containers go on.
            }
        }
    }
}
