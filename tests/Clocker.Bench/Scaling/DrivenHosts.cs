using Clocker.Control.Hosts;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Locations;

namespace Clocker.Bench.Scaling;

/// <summary>A location with a thousand machines and the engines on them: carries out what a cloud orders, after as long as such things take.</summary>
/// <param name="chance">How long things take.</param>
/// <param name="most">How many hosts it can give at a time.</param>
internal sealed class DrivenHosts(Random chance, int most)
{
    public const int MilliCpus = 4_000;
    public const long MemoryBytes = 16L << 30;

    private const int Epoch = 1;

    private readonly PriorityQueue<Input, (TimeSpan At, long Number)> _due = new();
    private readonly SortedDictionary<HostId, Dictionary<string, ContainerSnapshot>> _containers = [];
    private readonly SortedDictionary<HostId, string> _held = [];
    private readonly SortedSet<HostId> _silent = [];
    private readonly PriorityQueue<HostId, TimeSpan> _back = new();
    private long _number;

    /// <summary>The hosts that are there.</summary>
    public IReadOnlyCollection<HostId> Hosts => _containers.Keys;

    /// <summary>The inputs that have come by a moment.</summary>
    public IEnumerable<Input> Take(TimeSpan now)
    {
        while (_back.TryPeek(out var host, out var at) && at <= now)
        {
            _back.Dequeue();
            if (_silent.Remove(host))
            {
                Answers(host, now);
            }
        }

        while (_due.TryPeek(out var input, out var due) && due.At <= now)
        {
            _due.Dequeue();
            yield return input;
        }
    }

    /// <summary>Something reaches the cloud later.</summary>
    public void Post(Input input, TimeSpan at) => _due.Enqueue(input, (at, ++_number));

    /// <summary>Begins a command.</summary>
    public void CarryOut(HostCommand command, TimeSpan now)
    {
        var (outcome, takes) = command switch
        {
            HostCommand.FindRoom => (Room(), 0.1),
            HostCommand.Acquire acquire => (Acquired(acquire), chance.Next(40, 180)),
            HostCommand.Release release => (Released(release), 5),
            _ => OnEngine(command, now),
        };
        var at = now + TimeSpan.FromSeconds(takes);
        Report(new HostReport.Ended(command.Host, ++_number, command, outcome), at);
        if (command is HostCommand.Acquire)
        {
            Answers(command.Host, at + TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>A host falls silent, and answers again later.</summary>
    public void Silence(HostId host, TimeSpan now, TimeSpan until)
    {
        if (_silent.Add(host))
        {
            Report(new HostReport.Lost(host, ++_number, "it does not answer"), now);
            _back.Enqueue(host, until);
        }
    }

    private void Answers(HostId host, TimeSpan at)
    {
        var description = new HostDescription($"engine-{host.Value}", host.Value, "127.0.0.1", "26.1.5", "1.45", MilliCpus / 1_000, MemoryBytes);
        Report(new HostReport.Listed(host, ++_number, description, [.. _containers[host].Values], []), at);
    }

    private Outcome.RoomFound Room() =>
        new(new(most - _held.Count, [new("a machine") { MemoryBytes = MemoryBytes, Cpus = MilliCpus / 1_000 }]));

    private Outcome Acquired(HostCommand.Acquire acquire)
    {
        if (!_held.ContainsKey(acquire.Host) && _held.Count >= most)
        {
            return new Outcome.Failed(DeviceFault.Failed, "there is no machine left.");
        }

        _held[acquire.Host] = acquire.Request.Id;
        _containers.TryAdd(acquire.Host, []);
        return new Outcome.Acquired(new LocatedHost(acquire.Request.Id, acquire.Host.Value, $"tcp://{acquire.Host.Value}"));
    }

    private Outcome.Done Released(HostCommand.Release release)
    {
        _held.Remove(release.Host);
        _containers.Remove(release.Host);
        _silent.Remove(release.Host);
        return new();
    }

    private (Outcome Outcome, double Takes) OnEngine(HostCommand command, TimeSpan now)
    {
        if (_silent.Contains(command.Host) || !_containers.TryGetValue(command.Host, out var containers))
        {
            return (new Outcome.Failed(DeviceFault.Unreachable, "it does not answer."), 1);
        }

        switch (command)
        {
            case HostCommand.EnsureImage image:
                return (new Outcome.HasImage($"sha256:{image.Image}"), 3);
            case HostCommand.Create create:
                var id = $"{command.Host.Value}/{create.Recipe.Name}";
                containers[id] = new() { Id = id, Name = create.Recipe.Name, Labels = create.Recipe.Labels, Status = ContainerStatus.Created };
                return (new Outcome.Seen(containers[id]), 0.05);
            case HostCommand.Start start:
                containers[start.Container] = containers[start.Container] with { Status = ContainerStatus.Running, StartedAt = DateTimeOffset.UnixEpoch + now };
                return (new Outcome.Seen(containers[start.Container]), 0.3);
            case HostCommand.Stop stop:
                containers[stop.Container] = containers[stop.Container] with { Status = ContainerStatus.Exited };
                return (new Outcome.Seen(containers[stop.Container]), 0.5);
            case HostCommand.Remove remove:
                containers.Remove(remove.Container);
                return (new Outcome.Seen(null), 0.1);
            case HostCommand.Look look:
                return (new Outcome.Seen(containers.GetValueOrDefault($"{command.Host.Value}/{look.Container}")), 0.05);
            default:
                return (new Outcome.Done(), 0.1);
        }
    }

    private void Report(HostReport report, TimeSpan at) => Post(new Input.FromHost(report, Epoch), at);
}
