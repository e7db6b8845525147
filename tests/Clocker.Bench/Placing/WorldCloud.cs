using Clocker.Control.Clouds;
using Clocker.Control.Hosts;
using Clocker.Control.Journals;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Library.Placement;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Clocker.Model.Placement;
using Clocker.Simulation.Networking;

namespace Clocker.Bench.Placing;

/// <summary>A cloud as the server has it: what it decides is put down as facts, appended to a journal, and only then told to whoever asked.</summary>
internal sealed class WorldCloud : IAsyncDisposable
{
    private static readonly WorldId Cloud = new("cloud-bench");
    private static readonly WorldId Asker = new("asker");
    private static readonly Caller Bench = new("bench", "bench");

    private readonly CancellationTokenSource _life = new();
    private readonly Dictionary<EntityId, HostId> _placed = [];
    private readonly WorldRunner _runner;
    private readonly bool _isRunning;
    private readonly Task _running;
    private TaskCompletionSource _done = new();
    private int _missing;

    private WorldCloud(IJournal journal, bool isRunning)
    {
        _isRunning = isRunning;
        _runner = new(
            Cloud,
            () => new CloudWorld(Cloud, new("plane"), BuiltInPlacement.Strategies, new SimulatedNetworks(), ImageMap.None),
            journal,
            TimeProvider.System,
            (_, _) => new WorldLife(input => _runner!.Post(input), isRunning, Granted),
            _ => { },
            () => { });
        _running = _runner.RunAsync(_life.Token);
    }

    /// <summary>Where each claim's container is.</summary>
    public IReadOnlyDictionary<EntityId, HostId> Placed => _placed;

    /// <summary>A cloud with hosts that answer.</summary>
    /// <param name="journal">Its journal, empty.</param>
    /// <param name="hosts">The hosts.</param>
    /// <param name="isRunning">Whether containers are made and started, at once, or only placed.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<WorldCloud> StartAsync(IJournal journal, IReadOnlyList<HostView> hosts, bool isRunning, CancellationToken cancellation)
    {
        var owned = await journal.OpenAsync(Cloud, cancellation);
        var facts = hosts.SelectMany((host, i) => new Fact[]
        {
            new HostWanted(host.Id, i + 1, host.Name, "bench", host.Name), new HostLocated(host.Id, $"bench://{host.Name}", host.MemoryBytes, host.MilliCpus / 1000m, host.Labels),
        });
        var entry = new Entry(DateTimeOffset.UnixEpoch, Bench, facts.Prepend(new CloudCreated("bench", "plane")).ToValueList());
        await journal.AppendAsync(Cloud, owned.Epoch, owned.Version, JournalJson.Write([entry]), cancellation);
        var cloud = new WorldCloud(journal, isRunning);
        await cloud._runner.FirstLife;
        foreach (var host in hosts)
        {
            var engine = new HostDescription(host.Name, host.Name, "127.0.0.1", "27.0", "1.46", 1, 1);
            cloud._runner.Post(new Input.FromHost(new HostReport.Listed(host.Id, 0, engine, [], []), 1));
        }

        // Whoever is answered knows that all before was taken in.
        await cloud._runner.AskAsync<Answer<Accepted>>(new ResizeCloud(Bench, "bench", hosts.Count), cancellation);
        return cloud;
    }

    /// <summary>Asks for containers, all at once, and waits until each has its place, or runs.</summary>
    public async Task PlaceAsync(IEnumerable<(EntityId Claim, ClaimOwner Owner, ContainerWanted Wanted)> claims, int count, CancellationToken cancellation)
    {
        (_done, _missing) = (new(TaskCreationOptions.RunContinuationsAsynchronously), count);
        foreach (var (claim, owner, wanted) in claims)
        {
            _runner.Post(new Input.Mailed(new Mail.Wanted(Asker, Cloud, 1, claim, 1, owner, wanted, ClaimEnd.Claim)));
        }

        if (await Task.WhenAny(_done.Task, _running).WaitAsync(cancellation) == _running)
        {
            await _running;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        await _running;
        _life.Dispose();
    }

    private void Granted(Mail.Granted granted)
    {
        if (granted.Content.Current is { } instance && (!_isRunning || instance.State == InstanceState.Running) && _placed.TryAdd(granted.Claim, instance.Host) && --_missing == 0)
        {
            _done.TrySetResult();
        }
    }
}
