using Clocker.Control.Hosts;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Networks;

namespace Clocker.Control.Clouds;

/// <summary>A cloud's hosts during one life of its world: a watcher and a dispatcher each.</summary>
internal sealed class CloudLife : IWorldLife
{
    private readonly CloudWorld _world;
    private readonly long _epoch;
    private readonly IHostConnector _connector;
    private readonly ILocationSource _sources;
    private readonly INetworkProviders _networks;
    private readonly ImageTraffic _traffic;
    private readonly Func<IReadOnlyList<IContainerHost>> _everybody;
    private readonly TimeProvider _time;
    private readonly Action<Input> _post;
    private readonly Action<Mail> _deliver;
    private readonly CancellationTokenSource _life = new();
    private readonly LocationDispatcher _locations;
    private readonly ErrandRunner _errands;
    private readonly SortedDictionary<HostId, ConnectedHost> _hosts = [];
    private readonly SortedDictionary<HostId, MeasuredHost> _engines = [];
    private readonly SortedDictionary<string, Lane> _starts = new(StringComparer.Ordinal);
    private readonly List<Task> _watchers = [];

    public CloudLife(
        CloudWorld world, long epoch, CloudSurroundings around, Action<Input> post, Action<Mail> deliver)
    {
        (_world, _epoch, _post, _deliver) = (world, epoch, post, deliver);
        (_connector, _sources, _networks, _traffic, _everybody, _time) = (around.Hosts, around.Locations, around.Networks, around.Traffic, around.Everybody, around.Time);
        var (locations, time) = (_sources, _time);
        _locations = new(locations, time, Report, _life.Token);
        _errands = new(time, Report, _life.Token);
        _watchers.Add(new HostMeter(Connected, time, Report).RunAsync(_life.Token));
    }

    /// <summary>The engines of all its hosts.</summary>
    public IReadOnlyList<IContainerHost> Engines => [.. Connected().Select(host => host.Engine)];

    /// <summary>The engine of a host, if it is one of the cloud's.</summary>
    public IContainerHost? Engine(HostId host) => Connection(host)?.Engine;

    /// <inheritdoc />
    public bool Concerns(Input input) => input is not Input.FromHost report || report.Life == _epoch;

    /// <inheritdoc />
    public void CarryOut(HostCommand command)
    {
        if (command is HostCommand.Acquire or HostCommand.Release or HostCommand.Forget or HostCommand.Inspect or HostCommand.Upgrade or HostCommand.FindRoom)
        {
            _ = _locations.CarryOutAsync(command);
        }
        else if (command is HostCommand.Run run && Connection(run.Host) is { } machine)
        {
            _ = _errands.CarryOutAsync(run, machine);
        }
        else if (_hosts.TryGetValue(command.Host, out var host))
        {
            _ = host.Dispatcher.CarryOutAsync(command);
        }
    }

    /// <inheritdoc />
    public void LookUp(string provider, string key) => throw new System.Diagnostics.UnreachableException("Only an application has expressions.");

    /// <inheritdoc />
    public void Deliver(Mail mail) => _deliver(mail);

    /// <summary>Connects the hosts that the world has and this life does not know yet, and lets go of those that it has no more.</summary>
    public void Refresh()
    {
        if (_world.Endpoints is not { } endpoints || endpoints.SequenceEqual(_hosts.Select(host => (host.Key, host.Value.Endpoint))))
        {
            return;
        }

        // A host that is elsewhere now is another one.
        foreach (var (gone, connected) in _hosts.Where(host => !endpoints.Contains((host.Key, host.Value.Endpoint))).ToArray())
        {
            connected.Life.Cancel();
            _hosts.Remove(gone);
            lock (_engines)
            {
                _engines.Remove(gone);
            }
        }

        foreach (var (host, endpoint) in endpoints.Where(host => !_hosts.ContainsKey(host.Host)))
        {
            Connect(host, endpoint);
        }

        _watchers.RemoveAll(watcher => watcher.IsCompletedSuccessfully);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        End();
        foreach (var watcher in _watchers)
        {
            await watcher;
        }

        _life.Dispose();
    }

    private void Connect(HostId host, string endpoint)
    {
        var engine = _connector.Connect(endpoint);
        var (stamps, expected) = (new HostStamps(), new ExpectedStarts());
        var life = CancellationTokenSource.CreateLinkedTokenSource(_life.Token);
        var origin = _world.OriginOf(host);
        lock (_engines)
        {
            _engines.Add(host, new(host, engine, () => origin is var (name, _) ? _sources.Find(name) : null, origin?.Request ?? ""));
        }

        var location = origin is var (found, _) ? _sources.Find(found) : null;
        var images = new ImageDelivery(engine, location?.Images, _traffic, () => [.. NeighboursOf(host), .. _everybody().Where(other => other != engine)], _time);
        var networks = new HostNetworking(_networks, engine, _world.PlaneId, _world.Id.Value);
        _hosts.Add(host, new(new(engine, images, networks, StartsOf(origin?.Location, location), expected, stamps, _time, Report, life.Token), life, endpoint));
        _watchers.Add(new HostWatcher(host, engine, _world.PlaneId, expected, stamps, _time, Report).RunAsync(life.Token));
    }

    /// <summary>A lane of its own for each host, and one for all hosts of a location that share a machine.</summary>
    private Lane StartsOf(string? origin, ILocation? location)
    {
        if (origin is null || location?.StartsAtOnce is not { } atOnce)
        {
            return new(HostDispatcher.StartsAtOnce);
        }

        return _starts.TryGetValue(origin, out var known) ? known : _starts[origin] = new(atOnce);
    }

    private IReadOnlyList<IContainerHost> NeighboursOf(HostId host)
    {
        lock (_engines)
        {
            return [.. _engines.Where(other => other.Key != host).Select(other => other.Value.Engine)];
        }
    }

    private MeasuredHost? Connection(HostId host)
    {
        lock (_engines)
        {
            return _engines.GetValueOrDefault(host);
        }
    }

    private IReadOnlyList<MeasuredHost> Connected()
    {
        lock (_engines)
        {
            return [.. _engines.Values];
        }
    }

    /// <summary>At once and here: <see cref="CancellationTokenSource.CancelAsync"/> would pass through the thread pool.</summary>
    private void End() => _life.Cancel();

    private void Report(HostReport report) => _post(new Input.FromHost(report, _epoch));

    private sealed record ConnectedHost(HostDispatcher Dispatcher, CancellationTokenSource Life, string Endpoint);
}
