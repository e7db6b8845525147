using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Library.Entities;
using Clocker.Library.Placement;
using Clocker.Model.Blueprints;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Networks;
using Clocker.Model.Placement;
using Clocker.Model.Values;
using Clocker.Simulation.Faults;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Journals;
using Clocker.Simulation.Locations;
using Clocker.Simulation.Scenarios;
using Clocker.Simulation.Time;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>A server with some hosts in calm weather, whose time a test lets pass.</summary>
internal sealed class Rehearsal
{
    private static readonly Caller Tester = new("tester", "test");
    private static readonly string[] Handles = ["web", "db"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public Rehearsal(int hosts, int spare = 0, int seed = 1, int most = 3, NetworkSettings? networks = null)
    {
        var world = new SimulatedProcess(Pump, "world");
        Weather = new Weather(new(seed), Pump, world);
        var weather = Weather;
        Engines = [.. Enumerable.Range(1, hosts + spare).Select(i => new SimulatedEngine(Pump, $"h{i}", weather, "busybox:1.35"))];
        Spare = new([.. Engines.Skip(hosts)]);
        Made = new(Pump, "made", most, weather) { Images = ["busybox:1.35"] };
        Journal = new(weather);
        Server = new(Pump, new(BuiltIn.Types, BuiltInPlacement.Strategies), Journal, weather, Engines, hosts)
        {
            Sources = new Sources(Spare, Made),
            Given = Made.Find,
            Networks = networks,
        };
        Server.Start();
        Until(() => Server.Plane is { } plane && plane.Hosts.All(host => host.State == HostState.Ready));
    }

    public Pump Pump { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>What goes wrong; nothing, unless a test says so.</summary>
    public Weather Weather { get; }

    public SimulatedJournal Journal { get; }

    public IReadOnlyList<SimulatedEngine> Engines { get; }

    /// <summary>The location that gives the hosts that no cloud has from the start.</summary>
    public SpareHosts Spare { get; }

    /// <summary>A location that makes hosts, looks after them, and takes its time.</summary>
    public SimulatedLocation Made { get; }

    public SimulatedServer Server { get; }

    public ControlPlane Plane => Server.Plane!;

    public IClouds Clouds => Plane;

    public void Deploy(string name, string? location = null, bool withData = false)
    {
        Assert.IsType<Answer<Deployed>.Done>(TryDeploy(name, location, withData));
        Until(() => Application(name).Entities.All(entity => entity is { State: Model.Entities.Lifecycle.Running, IsUp: true }));
    }

    /// <summary>Asks for an application of two containers; those that have a location of their own by handle.</summary>
    public Answer<Deployed> TryDeploy(string name, string? location = null, bool withData = false, ValueMap<string>? locations = null)
    {
        var config = new List<KeyValuePair<string, Expression>>
        {
            new("docker.image.name", new Expression.Constant(Value.Of("busybox"))), new("docker.image.tag", new Expression.Constant(Value.Of("1.35"))),
        };
        if (withData)
        {
            config.Add(new("docker.container.volumes.export", new Expression.Constant(new Value.Sequence([Value.Of("data:/data")]))));
        }

        var services = Handles.Select(handle => new EntitySpec(handle, handle, "docker", config.ToValueMap(), []) { Location = locations?.GetValueOrDefault(handle) }).ToValueList();
        var blueprint = new Blueprint(name, new(null, name, "BasicApplication", [], services) { Location = location });
        return Submit(blueprint);
    }

    public Answer<Deployed> Submit(Blueprint blueprint) =>
        Ask(plane => plane.DeployAsync(new(blueprint.Name, blueprint, new("test", ""), "test", Replace: false), Tester, CancellationToken.None));

    /// <summary>Asks for an application of one container, with more config.</summary>
    public void Start(string name, string? location, params ReadOnlySpan<KeyValuePair<string, Value>> config) =>
        Assert.IsType<Answer<Deployed>.Done>(TryStart(name, location, config));

    /// <summary>Asks for an application of one container, with more config.</summary>
    public Answer<Deployed> TryStart(string name, string? location, params ReadOnlySpan<KeyValuePair<string, Value>> config)
    {
        var all = new List<KeyValuePair<string, Expression>> { new("docker.image.name", new Expression.Constant(Value.Of("busybox"))), new("docker.image.tag", new Expression.Constant(Value.Of("1.35"))) };
        foreach (var (key, value) in config)
        {
            all.Add(new(key, new Expression.Constant(value)));
        }

        return Submit(new(name, new(null, name, "BasicApplication", [], [new("web", "web", "docker", all.ToValueMap(), [])]) { Location = location }));
    }

    /// <summary>Makes a cloud and waits for its hosts.</summary>
    public void Create(string cloud, int hosts, HostScaling? scaling = null, string location = "spare", params ReadOnlySpan<StrategySpec> strategies)
    {
        var order = new CloudOrder(cloud, location, hosts) { Scaling = scaling, Strategies = strategies.Length == 0 ? null : [.. strategies] };
        Assert.IsType<Answer<Accepted>.Done>(Ask((clouds, caller) => clouds.CreateAsync(order, caller, CancellationToken.None)));
        Until(() => HostsOf(cloud).Count(host => host.State == HostState.Ready) == hosts);
    }

    public IReadOnlyList<HostStatus> HostsOf(string cloud) => [.. Plane.Hosts.Where(host => host.Location == cloud)];

    /// <summary>What a sensor of a cloud says; null if it says nothing.</summary>
    public string? Sensor(string cloud, string sensor) => Clouds.TreeOf(cloud)![0].Sensors.GetValueOrDefault(sensor)?.Display;

    /// <summary>What the journal tells, from the beginning.</summary>
    public IReadOnlyList<string> Told()
    {
        var told = new List<string>();
        var isDone = false;
        Server.Do(async plane =>
        {
            await foreach (var fact in plane.EventsAsync(0, follow: false, CancellationToken.None))
            {
                told.Add(fact.Text);
            }

            isDone = true;
        });
        Until(() => isDone);
        return told;
    }

    /// <summary>Asks for an application whose one entity makes a cloud.</summary>
    public Answer<Deployed> TryDeployCloud(string name, string cloud, int hosts, string location = "spare", params ReadOnlySpan<KeyValuePair<string, Value>> config)
    {
        var more = config.ToArray();
        var infrastructure = new EntitySpec(
            "infrastructure",
            "infrastructure",
            "DockerInfrastructure",
            [
                new("entity.dynamicLocation.name", new Expression.Constant(Value.Of(cloud))),
                new("docker.host.cluster.initial.size", new Expression.Constant(Value.Of(hosts))),
                .. more.Select(entry => KeyValuePair.Create(entry.Key, (Expression)new Expression.Constant(entry.Value))),
            ],
            []);
        var blueprint = new Blueprint(name, new(null, name, "BasicApplication", [], [infrastructure]) { Location = location });
        return Ask(plane => plane.DeployAsync(new(name, blueprint, new("test", ""), "test", Replace: false), Tester, CancellationToken.None));
    }

    public void Invoke(string application, string effector)
    {
        var id = Application(application).Id;
        Ask(plane => plane.InvokeAsync(id, effector, [], Tester, CancellationToken.None));
    }

    public Answer<Accepted> Tell(EntityId entity, string effector, params ValueMap<string> arguments) =>
        Ask(plane => plane.InvokeAsync(entity, effector, arguments, Tester, CancellationToken.None));

    public void Delete(string name)
    {
        var id = Application(name).Id;
        Ask(plane => plane.DeleteAsync(id, withVolumes: true, Tester, CancellationToken.None));
        Until(() => Plane.Applications.All(application => application.Name != name));
    }

    public ApplicationView Application(string name) => Plane.Applications.Single(application => application.Name == name);

    public HostStatus Host(string name) => Plane.Hosts.Single(host => host.Name == name);

    public SimulatedEngine Engine(string name) => Engines.Single(engine => engine.Name == name);

    /// <summary>The names of our containers on a host, running or not.</summary>
    public IEnumerable<string> On(string host) =>
        Engine(host).Containers.Where(container => container.Labels.ContainsKey(Labels.Claim)).Select(container => container.Name).Order(StringComparer.Ordinal);

    public Answer<Accepted> Ask(Func<IClouds, Caller, Task<Answer<Accepted>>> question) => Ask(plane => question(plane, Tester));

    public Answer<T> Ask<T>(Func<ControlPlane, Task<Answer<T>>> question)
    {
        Answer<T>? answer = null;
        Server.Do(async plane => answer = await question(plane));
        Until(() => answer is not null);
        return answer!;
    }

    /// <summary>Asks without waiting for the answer.</summary>
    public void Begin<T>(Func<ControlPlane, Caller, Task<Answer<T>>> question) => Server.Do(plane => question(plane, Tester));

    /// <summary>Checks what must hold once everything has settled.</summary>
    public void CheckSettled()
    {
        var invariants = new Invariants(Engines, Journal);
        invariants.CheckSettled(Plane);
        Assert.True(invariants.Hold(), invariants.Violation);
    }

    public void Until(Func<bool> isSo)
    {
        var isTrue = Pump.RunUntil(() => Server.Plane is not null && isSo(), Patience);
        Server.Check();
        Assert.True(isTrue && Server.Failure is null, $"It has not come true within {Patience.TotalMinutes} minutes. {Server.Failure} {Describe()}");
    }

    private string Describe() => string.Join('\n', (Server.Plane?.Hosts ?? []).Select(host => $"{host.Name} {host.State} {host.Problem} {host.Waiting}")
        .Concat((Server.Plane?.Applications ?? []).SelectMany(application => application.Entities).Select(entity => $"{entity.Address} {entity.State} {entity.Waiting} {entity.Problems}")));

    private sealed class Sources(params ILocation[] locations) : ILocationSource
    {
        public ILocation? Find(string location) => locations.FirstOrDefault(known => known.Name == location);
    }
}
