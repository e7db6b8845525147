using Clocker.Control.Hosts;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>A cloud's hosts during one life of its world: a watcher and a dispatcher each.</summary>
internal sealed class CloudLife(CloudWorld world, long epoch, IHostConnector connector, TimeProvider time, Action<Input> post, Action<Mail> deliver)
    : IWorldLife
{
    private readonly CancellationTokenSource _life = new();
    private readonly SortedDictionary<HostId, HostDispatcher> _dispatchers = [];
    private readonly SortedDictionary<HostId, IContainerHost> _engines = [];
    private readonly List<Task> _watchers = [];

    /// <summary>The engine of a host, if it is one of the cloud's.</summary>
    public IContainerHost? Engine(HostId host)
    {
        lock (_engines)
        {
            return _engines.GetValueOrDefault(host);
        }
    }

    /// <inheritdoc />
    public bool Concerns(Input input) => input is not Input.FromHost report || report.Life == epoch;

    /// <inheritdoc />
    public void CarryOut(HostCommand command)
    {
        if (_dispatchers.TryGetValue(command.Host, out var dispatcher))
        {
            _ = dispatcher.CarryOutAsync(command);
        }
    }

    /// <inheritdoc />
    public void LookUp(string provider, string key) => throw new System.Diagnostics.UnreachableException("Only an application has expressions.");

    /// <inheritdoc />
    public void Deliver(Mail mail) => deliver(mail);

    /// <summary>Connects the hosts that the world has and this life does not know yet.</summary>
    public void Refresh()
    {
        if (world.HostCount == _dispatchers.Count)
        {
            return;
        }

        foreach (var (host, endpoint) in world.Endpoints.Where(host => !_dispatchers.ContainsKey(host.Host)))
        {
            var engine = connector.Connect(endpoint);
            var stamps = new HostStamps();
            lock (_engines)
            {
                _engines.Add(host, engine);
            }

            _dispatchers.Add(host, new(engine, stamps, time, Report, _life.Token));
            _watchers.Add(new HostWatcher(host, engine, world.PlaneId, stamps, time, Report).RunAsync(_life.Token));
        }
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

    /// <summary>At once and here: <see cref="CancellationTokenSource.CancelAsync"/> would pass through the thread pool.</summary>
    private void End() => _life.Cancel();

    private void Report(HostReport report) => post(new Input.FromHost(report, epoch));
}
