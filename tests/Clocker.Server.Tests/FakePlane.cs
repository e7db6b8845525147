using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Machines;
using Clocker.Model.Locations;
using Clocker.Model.Values;

namespace Clocker.Server.Tests;

/// <summary>A control plane whose views a test writes by hand, and that remembers what it was asked.</summary>
internal sealed class FakePlane : IControlPlane, IClouds, INamedLocations
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _number = 1;

    public string PlaneId => "plane1";

    public IReadOnlyList<ApplicationView> Applications { get; private set; } = [];

    public IReadOnlyList<HostStatus> Hosts { get; set; } =
        [new(new HostId("host1"), "local", "here", new HostDescription("engine1", "here", "127.0.0.1", "20.10.24", "1.41", 2, 8L << 30), null)];

    public ValueList<CatalogueBundle> Catalogue { get; private set; } = [];

    public List<JournalEvent> Journal { get; } = [];

    public FakeEngine FakeEngine { get; } = new();

    /// <summary>Everything asked for, in order.</summary>
    public ConcurrentQueue<(string What, object? About, Caller? Caller)> Asked { get; } = new();

    public Refusal? Refuses { get; set; }

    /// <summary>Shows other applications from now on.</summary>
    public void Show(params ApplicationView[] applications)
    {
        lock (_lock)
        {
            Applications = applications;
            _number++;
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async Task<long> ChangedAsync(long seen, CancellationToken cancellation)
    {
        Task changed;
        lock (_lock)
        {
            if (seen != _number)
            {
                return _number;
            }

            changed = _changed.Task;
        }

        await changed.WaitAsync(cancellation);
        lock (_lock)
        {
            return _number;
        }
    }

    public Task<Answer<Plan>> PlanAsync(Deployment deployment, CancellationToken cancellation) =>
        Answer("plan", deployment, null, new Plan([new(PlanAction.Create, $"{deployment.Name}/web", "it is new"), new(PlanAction.Keep, $"{deployment.Name}/db", "nothing changed")]));

    public Task<Answer<Deployed>> DeployAsync(Deployment deployment, Caller caller, CancellationToken cancellation)
    {
        var there = Applications.FirstOrDefault(application => application.Name == deployment.Name);
        if (there is not null && there.Deployment.Origin != deployment.Origin && !deployment.Replace)
        {
            return Task.FromResult<Answer<Deployed>>(new Answer<Deployed>.Refused(Refusal.Conflict, $"\"{deployment.Name}\" came from {there.Deployment.Origin}."));
        }

        return Answer("deploy", deployment, caller, new Deployed(there?.Id ?? new EntityId("new1"), new Plan([new(PlanAction.Create, deployment.Name, "it is new")]), there?.Deployment));
    }

    public Task<Answer<ValueList<ConfigEntry>>> ConfigAsync(EntityId entity, CancellationToken cancellation) =>
        Answer<ValueList<ConfigEntry>>("config", entity, null, [new("password", new Value.Secret(new SecretId("s1")), "here")]);

    public Task<Answer<Accepted>> InvokeAsync(EntityId entity, string effector, ValueMap<string> arguments, Caller caller, CancellationToken cancellation) =>
        Answer(arguments.Count == 0 ? effector : $"{effector} {string.Join(" ", arguments.Select(argument => $"{argument.Key}={argument.Value}"))}", entity, caller, new Accepted());

    public Task<Answer<Accepted>> DeleteAsync(EntityId application, bool withVolumes, Caller caller, CancellationToken cancellation) =>
        Answer(withVolumes ? "delete with volumes" : "delete", application, caller, new Accepted());

    public IReadOnlyList<CloudView> All { get; set; } = [new("local", IsOwn: false, IsGoing: false, new("cloud-local")), new("mine", IsOwn: true, IsGoing: false, new("cloud-1"))];

    public ValueList<EntityStatus>? TreeOf(string name) => All.FirstOrDefault(cloud => cloud.Name == name) is { } cloud
        ? new CloudTree(cloud, [.. Hosts.Where(host => host.Location == name)], Applications).Entities
        : null;

    public Task<Answer<Accepted>> ResizeAsync(string cloud, int count, Caller caller, CancellationToken cancellation) =>
        Answer($"resize to {count}", cloud, caller, new Accepted());

    public Task<Answer<Accepted>> CreateAsync(CloudOrder order, Caller caller, CancellationToken cancellation) =>
        Answer("create cloud", order, caller, new Accepted());

    public Task<Answer<Accepted>> AddHostsAsync(string cloud, string? location, int count, Caller caller, CancellationToken cancellation) =>
        Answer($"add {count} hosts", cloud, caller, new Accepted());

    public Task<Answer<Accepted>> DrainAsync(HostId host, bool isDraining, Caller caller, CancellationToken cancellation) =>
        Answer(isDraining ? "drain" : "use", host, caller, new Accepted());

    public Task<Answer<ErrandResult>> RunAsync(HostId host, Errand errand, Caller caller, CancellationToken cancellation) =>
        Answer($"{errand.Words} within {errand.Limit.TotalMinutes:0} minutes", host, caller, new ErrandResult(3, "half of it\n"));

    public Task<Answer<Accepted>> DrainWithDataAsync(HostId host, Caller caller, CancellationToken cancellation) =>
        Answer("drain with data", host, caller, new Accepted());

    public Task<Answer<ValueList<ProposedMove>>> RebalanceAsync(string cloud, bool isOnlyAsked, Caller caller, CancellationToken cancellation) =>
        Answer<ValueList<ProposedMove>>(isOnlyAsked ? "plan to rebalance" : "rebalance", cloud, caller, [new(new("a1.1"), "shop/web", "host-1", "host-2", "LeastContainers: 0 containers there, 3 containers without it here")]);

    public Task<Answer<Accepted>> RemoveHostAsync(HostId host, bool withData, Caller caller, CancellationToken cancellation) =>
        Answer(withData ? "remove host with data" : "remove host", host, caller, new Accepted());

    public Task<Answer<PlacementExplanation>> ExplainAsync(EntityId entity, Caller caller, CancellationToken cancellation) => Answer("explain", entity, caller, new PlacementExplanation(
        "local",
        "host-1",
        "on host-1; not on 1 of 2 hosts: memory",
        [
            new("host-1", true, null, [new("EnoughMemory", true, 0, null), new("LeastContainers", true, -1, null)]),
            new("host-2", false, "memory", [new("EnoughMemory", false, 0, "It reserves 1 GiB of memory; 0 bytes of 1 GiB are not reserved."), new("LeastContainers", true, 0, null)]),
        ]));

    public Task<Answer<Accepted>> ForceHostAsync(HostId host, Caller caller, CancellationToken cancellation) =>
        Answer("force host", host, caller, new Accepted());

    public Task<Answer<Accepted>> UpgradeAsync(string cloud, HostId? host, string? version, bool drains, Caller caller, CancellationToken cancellation) =>
        Answer($"upgrade {host?.Value ?? "all"} to {version ?? "newest"}{(drains ? " drained" : "")}", cloud, caller, new Accepted());

    public Task<Answer<Accepted>> CallOffUpgradeAsync(string cloud, HostId? host, Caller caller, CancellationToken cancellation) =>
        Answer($"call off {host?.Value ?? "all"}", cloud, caller, new Accepted());

    public Task<Answer<Accepted>> DeleteAsync(string cloud, Caller caller, CancellationToken cancellation) =>
        Answer("delete cloud", cloud, caller, new Accepted());

    public Task<Answer<Accepted>> ForceAsync(string cloud, Caller caller, CancellationToken cancellation) =>
        Answer("force cloud", cloud, caller, new Accepted());

    public NamedLocations Named { get; private set; } = NamedLocations.None;

    public async Task<Answer<NamedLocationChange>> AddAsync(NamedLocation location, bool replace, Caller caller, CancellationToken cancellation)
    {
        var known = Named.Find(location.Name);
        if (known is not null && known != location && !replace)
        {
            return new Answer<NamedLocationChange>.Refused(Refusal.Conflict, "It says something else.");
        }

        Named = new([.. Named.All.Where(other => other.Name != location.Name), location]);
        return await Answer("add location", location, caller, known is null ? NamedLocationChange.Added : known == location ? NamedLocationChange.Unchanged : NamedLocationChange.Replaced);
    }

    public Task<Answer<Accepted>> RemoveAsync(string name, Caller caller, CancellationToken cancellation)
    {
        Named = new([.. Named.All.Where(other => other.Name != name)]);
        return Answer("remove location", name, caller, new Accepted());
    }

    public async Task<Answer<CatalogueChanged>> ChangeCatalogueAsync(
        ValueList<CatalogueBundle> add, ValueList<string> remove, bool replace, Caller caller, CancellationToken cancellation)
    {
        var answer = await Answer("catalogue", (add, remove, replace), caller, new CatalogueChanged([.. add.Select(_ => CatalogueChange.Added)]));
        if (answer is Answer<CatalogueChanged>.Done)
        {
            Catalogue = [.. Catalogue.Where(bundle => !remove.Contains(bundle.ToString()) && !add.Any(added => added.ToString() == bundle.ToString())), .. add];
        }

        return answer;
    }

    public async IAsyncEnumerable<JournalEvent> EventsAsync(long after, bool follow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var fact in Journal.Where(fact => fact.Position > after))
        {
            yield return fact;
        }

        if (follow)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    public IContainerHost? Engine(HostId host) => host.Value == "host1" ? FakeEngine : null;

    public static ApplicationView Application(string name, string origin = "/blueprints/visitors.yaml", params EntityStatus[] below)
    {
        var root = Entity(name, name, null) with { Type = "BasicApplication", Image = null, Instance = null };
        var blueprint = new Blueprint(name, new EntitySpec(name, name, "BasicApplication", [], []));
        var deployment = new Deployment(name, blueprint, new Source("visitors.yaml", "name: visitors"), origin, false);
        return new(root.Id, name, "local", deployment, DateTimeOffset.UnixEpoch, false, [root, .. below.Select(entity => entity with { Parent = entity.Parent ?? root.Id })]);
    }

    public static EntityStatus Entity(string id, string address, string? container, DateTimeOffset? startedAt = null) => new()
    {
        Id = new EntityId(id),
        Name = address[(address.LastIndexOf('/') + 1)..],
        Address = address,
        Type = "docker",
        State = Lifecycle.Running,
        Since = DateTimeOffset.UnixEpoch,
        IsUp = true,
        Image = "nginx:1.22",
        Instance = container is null ? null : new Instance
        {
            Incarnation = 1,
            Host = new HostId("host1"),
            HostName = "here",
            HostAddress = "127.0.0.1",
            ContainerName = container,
            State = InstanceState.Running,
            Container = new ContainerSnapshot
            {
                Id = container,
                Name = container,
                Labels = [],
                Status = ContainerStatus.Running,
                StartedAt = startedAt,
                Ports = [new(80, "tcp", "0.0.0.0", 32768)],
            },
        },
    };

    private Task<Answer<T>> Answer<T>(string what, object about, Caller? caller, T value)
    {
        Asked.Enqueue((what, about, caller));
        return Task.FromResult<Answer<T>>(Refuses is { } refusal ? new Answer<T>.Refused(refusal, "It cannot be.") : new Answer<T>.Done(value));
    }
}
