using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Library.Tests.Entities;

/// <summary>An entity whose every circumstance a test can set.</summary>
internal sealed class FakeEntity : IEntityView
{
    private readonly Dictionary<string, Value> _config = [];
    private readonly Dictionary<string, string> _missing = [];

    public EntityId Id { get; init; } = new("e1");

    public string Name { get; init; } = "The shop";

    public string Handle { get; init; } = "web";

    public EntityId Application { get; } = new("app1");

    public string ApplicationName { get; } = "visitors";

    public Lifecycle Expected { get; init; } = Lifecycle.Starting;

    public ContainerGranted? Container { get; init; }

    public CloudGranted? Cloud { get; init; }

    public IReadOnlyList<ChildView> Children { get; set; } = [];

    public ValueMap<Value> Memory { get; set; } = [];

    /// <summary>Specifications by key.</summary>
    public Dictionary<string, EntitySpec> Specifications { get; } = [];

    /// <summary>Entities with their parents and what is said of them, parents first.</summary>
    public List<(EntityId Id, EntityId? Parent, EntitySpec Spec)> Tree { get; } = [];

    public Dictionary<(string Entity, string Sensor), Value> Sensors { get; } = [];

    public Dictionary<(string Entity, string Key), Value> ConfigOfOthers { get; } = [];

    public List<ChildView> Others { get; } = [];

    public FakeEntity With(ConfigKey key, Value value)
    {
        _config[key.Name] = value;
        return this;
    }

    public FakeEntity WaitingFor(ConfigKey key, string reason)
    {
        _missing[key.Name] = reason;
        return this;
    }

    public Configured<T> Config<T>(ConfigKey<T> key)
    {
        if (_missing.TryGetValue(key.Name, out var reason))
        {
            return new Configured<T>.NotYet(reason);
        }

        if (!_config.TryGetValue(key.Name, out var value))
        {
            return new Configured<T>.Ready(key.Default);
        }

        var read = key.Coerce(value);
        return read.Problem is { } problem ? new Configured<T>.Failed(problem) : new Configured<T>.Ready(read.Value!);
    }

    public Configured<T> ConfigOf<T>(EntityId entity, ConfigKey<T> key) =>
        ConfigOfOthers.TryGetValue((entity.Value, key.Name), out var value) ? new Configured<T>.Ready(key.Coerce(value).Value!) : new Configured<T>.Ready(key.Default);

    public Configured<EntitySpec?> Specification(ConfigKey key) => new Configured<EntitySpec?>.Ready(Specifications.GetValueOrDefault(key.Name));

    public IReadOnlyList<EntityId> Below(EntityId entity) => [.. Tree.Select(each => each.Id).Where(each => IsBelow(each, entity))];

    private bool IsBelow(EntityId entity, EntityId above) => ParentOf(entity) is { } parent && (parent == above || IsBelow(parent, above));

    public EntityId? ParentOf(EntityId entity) => Tree.Find(each => each.Id == entity).Parent;

    public EntitySpec? SpecOf(EntityId entity) => Tree.Find(each => each.Id == entity).Spec;

    public Value? ConfigNow(EntityId entity, string key) => ConfigOfOthers.GetValueOrDefault((entity.Value, key));

    public Value? Sensor(EntityId entity, string sensor) => Sensors.GetValueOrDefault((entity.Value, sensor));

    public Dictionary<string, string> Clouds { get; } = [];

    public string? CloudOf(EntityId entity) => Clouds.GetValueOrDefault(entity.Value);

    public Dictionary<string, IReadOnlyList<EntityId>> Types { get; } = [];

    public IReadOnlyList<EntityId> OfType(string type) => Types.GetValueOrDefault(type) ?? [];

    public ChildView? Entity(EntityId entity) => Others.Find(other => other.Id == entity);

    /// <summary>One container of the image nginx:1.22 that runs and is up.</summary>
    public static ContainerGranted Granted(
        InstanceState state = InstanceState.Running,
        ContainerStatus status = ContainerStatus.Running,
        Func<ContainerSnapshot, ContainerSnapshot>? seen = null,
        Func<Instance, Instance>? instance = null)
    {
        var snapshot = new ContainerSnapshot
        {
            Id = "c0ffee",
            Name = "visitors-web",
            Labels = [],
            Status = status,
            ImageId = "sha256:1",
            StartedAt = DateTimeOffset.UnixEpoch,
        };
        var made = new Instance
        {
            Incarnation = 1,
            Host = new("h1"),
            HostName = "docker1",
            HostAddress = "192.0.2.7",
            ContainerName = "visitors-web",
            State = state,
            IsUp = state == InstanceState.Running,
            Addresses = [new("app1", "172.18.0.3")],
            Container = seen is null ? snapshot : seen(snapshot),
        };
        return new([instance is null ? made : instance(made)], null, null);
    }

    public static FakeEntity Nginx(Lifecycle expected = Lifecycle.Starting, ContainerGranted? granted = null) =>
        new FakeEntity { Expected = expected, Container = granted }.With(DockerContainerDeclaration.ImageName, Value.Of("nginx:1.22"));
}
