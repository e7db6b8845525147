using System.Runtime.CompilerServices;

using Clocker.Control.Applications;
using Clocker.Control.Clouds;
using Clocker.Control.Hosts;
using Clocker.Control.Journals;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Journals;

namespace Clocker.Control.Plane;

/// <summary>All worlds of a plane in one process.</summary>
public sealed partial class ControlPlane : IControlPlane, IClouds, INamedLocations, IAsyncDisposable
{
    private const int EventsAtOnce = 500;

    private static readonly WorldId PlaneWorldId = new("plane");
    private static readonly Caller Start = new("server", "start");

    private readonly ControlPlaneParts _parts;
    private readonly ImageTraffic _traffic;
    private readonly CancellationTokenSource _life = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<WorldId, WorldRunner> _runners = [];
    private readonly SortedDictionary<WorldId, ApplicationView> _applications = [];
    private readonly SortedDictionary<WorldId, CloudLife> _clouds = [];
    private readonly SortedDictionary<WorldId, IReadOnlyList<HostStatus>> _hosts = [];
    private readonly SortedDictionary<string, WorldId> _locations = new(StringComparer.Ordinal);
    private readonly SortedSet<WorldId> _going = [];
    private readonly SortedDictionary<WorldId, string> _makers = [];
    private readonly SortedDictionary<WorldId, CloudHeadroom> _headrooms = [];
    private readonly List<Task> _running = [];
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TaskCompletionSource> _watchers = [];
    private ValueList<CatalogueBundle> _catalogue = [];
    private long _changes = 1;

    private ControlPlane(ControlPlaneParts parts)
    {
        _parts = parts;
        _sources = new(parts.Sources, () => ((INamedLocations)this).Named);
        _traffic = new(parts.ImageArchives);
    }

    /// <inheritdoc />
    public string PlaneId { get; private set; } = "";

    /// <summary>Faults when a world met something that it must not go on after: a fact that it does not know, or a mistake of ours.</summary>
    public Task Failure => _failure.Task;

    /// <inheritdoc />
    public IReadOnlyList<ApplicationView> Applications
    {
        get
        {
            lock (_gate)
            {
                return [.. _applications.Values.OrderBy(application => application.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<HostStatus> Hosts
    {
        get
        {
            lock (_gate)
            {
                return [.. _hosts.Values.SelectMany(hosts => hosts)];
            }
        }
    }

    /// <inheritdoc />
    public ValueList<CatalogueBundle> Catalogue
    {
        get
        {
            lock (_gate)
            {
                return _catalogue;
            }
        }
    }

    /// <summary>Starts a plane: all its worlds are folded and at work when this returns.</summary>
    /// <exception cref="JournalException">The journal cannot be opened.</exception>
    /// <exception cref="System.Text.Json.JsonException">The journal holds something that this version does not understand.</exception>
    public static async Task<ControlPlane> StartAsync(ControlPlaneParts parts, CancellationToken cancellation)
    {
        var plane = new ControlPlane(parts);
        try
        {
            await plane.BeginAsync(parts, cancellation);
            return plane;
        }
        catch
        {
            await plane.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<long> ChangedAsync(long seen, CancellationToken cancellation)
    {
        var change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_changes != seen)
            {
                return _changes;
            }

            _watchers.Add(change);
        }

        using var registration = cancellation.Register(() => change.TrySetCanceled(cancellation));
        await change.Task;
        lock (_gate)
        {
            return _changes;
        }
    }

    /// <inheritdoc />
    public async Task<Answer<Plan>> PlanAsync(Deployment deployment, CancellationToken cancellation)
    {
        var (location, destinations, refused) = DestinationsOf(deployment);
        if (refused is not null)
        {
            return new Answer<Plan>.Refused(Refusal.Invalid, refused) { Location = location };
        }

        var request = new Deploy(Start, deployment, location, destinations);

        var known = Applications.FirstOrDefault(application => application.Name == deployment.Name);
        var foreseen = known is null
            ? new ApplicationWorld(new("new"), PlaneWorldId, _parts.Types).Plan(request)
            : await AskAsync<Answer<Foreseen>, Foreseen>(Open(new(known.Id.Value)), new AskPlan(Start, request), cancellation);
        return foreseen switch
        {
            Answer<Foreseen>.Done done => new Answer<Plan>.Done(await PlacedAsync(done.Value, cancellation)),
            Answer<Foreseen>.Refused refusal => new Answer<Plan>.Refused(refusal.Kind, refusal.Message) { Location = refusal.Location },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <inheritdoc />
    public Task<Answer<ValueList<ConfigEntry>>> ConfigAsync(EntityId entity, CancellationToken cancellation) =>
        AskApplicationAsync<ValueList<ConfigEntry>>(entity, new AskConfig(Start, entity), cancellation);

    /// <inheritdoc />
    public async Task<Answer<Deployed>> DeployAsync(Deployment deployment, Caller caller, CancellationToken cancellation)
    {
        var (location, destinations, refused) = DestinationsOf(deployment);
        if (refused is not null)
        {
            return new Answer<Deployed>.Refused(Refusal.Invalid, refused) { Location = location };
        }

        try
        {
            var id = await Open(PlaneWorldId).AskAsync<WorldId>(new NameApplication(caller, deployment.Name), cancellation);
            return await AskAsync<Answer<Deployed>, Deployed>(Open(id), new Deploy(caller, deployment, location, destinations), cancellation);
        }
        catch (JournalException failure)
        {
            return new Answer<Deployed>.Refused(Refusal.Unavailable, failure.Message);
        }
    }

    /// <inheritdoc />
    public Task<Answer<Accepted>> InvokeAsync(EntityId entity, string effector, ValueMap<string> arguments, Caller caller, CancellationToken cancellation) =>
        AskApplicationAsync<Accepted>(entity, new Invoke(caller, entity, effector, arguments), cancellation);

    /// <inheritdoc />
    public Task<Answer<Accepted>> DeleteAsync(EntityId application, bool withVolumes, Caller caller, CancellationToken cancellation) =>
        AskApplicationAsync<Accepted>(application, new Delete(caller, withVolumes), cancellation);

    /// <inheritdoc />
    public Task<Answer<CatalogueChanged>> ChangeCatalogueAsync(
        ValueList<CatalogueBundle> add, ValueList<string> remove, bool replace, Caller caller, CancellationToken cancellation) =>
        AskAsync<Answer<CatalogueChanged>, CatalogueChanged>(Open(PlaneWorldId), new ChangeCatalogue(caller, add, remove, replace), cancellation);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEvent> EventsAsync(long after, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Names are told by earlier rows, so those are read too.
        var words = new FactWords();
        long position = 0;
        while (true)
        {
            long seen;
            lock (_gate)
            {
                seen = _changes;
            }

            while (await _parts.Journal.ReadAfterAsync(position, EventsAtOnce, cancellation) is { Count: > 0 } rows)
            {
                foreach (var happened in rows.SelectMany(words.Describe).Where(happened => happened.Position > after))
                {
                    yield return happened;
                }

                position = rows[^1].Position;
            }

            if (!follow)
            {
                yield break;
            }

            await ChangedAsync(seen, cancellation);
        }
    }

    /// <inheritdoc />
    public IContainerHost? Engine(HostId host)
    {
        lock (_gate)
        {
            return _clouds.Values.Select(cloud => cloud.Engine(host)).FirstOrDefault(engine => engine is not null);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        End();
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        foreach (var runner in running)
        {
            await runner;
        }

        _life.Dispose();
    }

    /// <summary>The worlds that live, for checks in simulation.</summary>
    internal IReadOnlyList<World> Worlds => [.. _runners.Values.Select(runner => runner.World).OfType<World>()];

    /// <summary>An empty world of the kind that an id says, for checks in simulation.</summary>
    internal World Create(WorldId id) =>
        id == PlaneWorldId ? new PlaneWorld(id)
        : id.Value.StartsWith("cloud-", StringComparison.Ordinal) ? new CloudWorld(id, PlaneWorldId, _parts.Strategies, _parts.Networks, _parts.Images, _parts.LookEvery)
        : new ApplicationWorld(id, PlaneWorldId, _parts.Types);

    private async Task BeginAsync(ControlPlaneParts parts, CancellationToken cancellation)
    {
        var names = Open(PlaneWorldId);
        await names.FirstLife;
        var contents = await names.AskAsync<PlaneContents>(
            new Initialise(Start, parts.NewPlaneId, [.. parts.Locations.Select(location => location.Name)]), cancellation);
        PlaneId = contents.Plane;
        foreach (var location in parts.Locations)
        {
            var cloud = Open(contents.Clouds[location.Name]);
            await cloud.FirstLife;
            await cloud.AskAsync<Answer<Accepted>>(new CreateCloud(Start, location.Name, contents.Plane, location.Hosts) { Networks = location.Networks }, cancellation);
        }

        foreach (var cloud in contents.Clouds.Values)
        {
            await Open(cloud).FirstLife;
        }

        foreach (var application in contents.Applications)
        {
            await Open(application).FirstLife;
        }
    }

    private async Task<Answer<T>> AskApplicationAsync<T>(EntityId entity, Request request, CancellationToken cancellation)
    {
        var application = entity.Value.Split('.')[0];
        return Applications.Any(known => known.Id.Value == application)
            ? await AskAsync<Answer<T>, T>(Open(new(application)), request, cancellation)
            : new Answer<T>.Refused(Refusal.NotFound, $"There is no entity {entity}.");
    }

    private static async Task<TAnswer> AskAsync<TAnswer, T>(WorldRunner runner, Request request, CancellationToken cancellation)
        where TAnswer : Answer<T>
    {
        try
        {
            return await runner.AskAsync<TAnswer>(request, cancellation);
        }
        catch (JournalException failure)
        {
            return (TAnswer)(Answer<T>)new Answer<T>.Refused(Refusal.Unavailable, failure.Message);
        }
    }

    private WorldRunner Open(WorldId id)
    {
        lock (_gate)
        {
            if (!_runners.TryGetValue(id, out var runner))
            {
                _runners[id] = runner = new(id, () => Create(id), _parts.Journal, _parts.Time, (world, epoch) => Begin(runner!, world, epoch), Publish, Changed);
                _running.RemoveAll(running => running.IsCompletedSuccessfully);
                _running.Add(RunAsync(runner));
            }

            return runner;
        }
    }

    private IWorldLife Begin(WorldRunner runner, World world, long epoch)
    {
        if (world is not CloudWorld cloud)
        {
            return world is ApplicationWorld ? new ApplicationLife(_parts.SecretSources, runner.Post, Deliver) : new PlainLife(Deliver);
        }

        var life = new CloudLife(cloud, epoch, new(_parts.Hosts, _sources, _parts.Networks, _traffic, Everybody, _parts.Time), runner.Post, Deliver);
        lock (_gate)
        {
            _clouds[world.Id] = life;
        }

        return life;
    }

    private IReadOnlyList<IContainerHost> Everybody()
    {
        lock (_gate)
        {
            return [.. _clouds.Values.SelectMany(cloud => cloud.Engines).Distinct()];
        }
    }

    private void Deliver(Mail mail) => _parts.Mail.Carry(mail, Arrive);

    /// <summary>A receipt opens no world: one that is over would send what has to be receipted again, for ever.</summary>
    private void Arrive(Mail mail)
    {
        var runner = mail.IsReceipt ? Running(mail.To) : Open(mail.To);
        runner?.Post(new Input.Mailed(mail));
    }

    private WorldRunner? Running(WorldId id)
    {
        lock (_gate)
        {
            return _runners.GetValueOrDefault(id);
        }
    }

    private void Publish(World world)
    {
        lock (_gate)
        {
            switch (world)
            {
                case ApplicationWorld { View: { } view }:
                    _applications[world.Id] = view;
                    break;
                case ApplicationWorld:
                    _applications.Remove(world.Id);
                    break;
                case PlaneWorld names:
                    Publish(names);
                    break;
                case CloudWorld cloud:
                    Publish(cloud);
                    break;
                default:
                    break;
            }
        }

        Changed();
    }

    private void Publish(CloudWorld cloud)
    {
        if (cloud.IsGone)
        {
            _hosts.Remove(cloud.Id);
            _clouds.Remove(cloud.Id);
            _going.Remove(cloud.Id);
            _makers.Remove(cloud.Id);
            _headrooms.Remove(cloud.Id);
            _locations.Remove(cloud.Name);
            return;
        }

        _hosts[cloud.Id] = cloud.Hosts;
        if (cloud.Name.Length > 0)
        {
            _locations[cloud.Name] = cloud.Id;
        }

        if (cloud.Maker is { } maker)
        {
            _makers[cloud.Id] = maker;
        }

        if (cloud.Room is { } headroom)
        {
            _headrooms[cloud.Id] = headroom;
        }
        else
        {
            _headrooms.Remove(cloud.Id);
        }

        if (cloud.IsGoing)
        {
            _going.Add(cloud.Id);
        }
    }

    private void Changed()
    {
        TaskCompletionSource[] watchers;
        lock (_gate)
        {
            _changes++;
            watchers = [.. _watchers];
            _watchers.Clear();
        }

        foreach (var watcher in watchers)
        {
            watcher.TrySetResult();
        }
    }

    private async Task RunAsync(WorldRunner runner)
    {
        try
        {
            await runner.RunAsync(_life.Token);
            lock (_gate)
            {
                _runners.Remove(runner.Id);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is ours: it is not handled, it is handed to whoever runs the plane.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure.TrySetException(failure);
        }
    }

    /// <summary>At once and here: <see cref="CancellationTokenSource.CancelAsync"/> would pass through the thread pool.</summary>
    private void End() => _life.Cancel();
}
