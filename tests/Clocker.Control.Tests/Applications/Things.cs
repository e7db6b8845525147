using Clocker.Control.Applications;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Tests.Applications;

/// <summary>An application of things: each reads one config key, and has the sensors that the test gives it.</summary>
internal sealed class Things : IBehaviour
{
    public static readonly ConfigKey<Value> Key = new("value", [], "", "", Coercions.Any, new Value.Nothing());

    private static readonly ConfigKey<TimeSpan> WithDefault = new("patience", ["short"], "", "", Coercions.Duration, TimeSpan.FromMinutes(5));

    private readonly WorldId _cloud = new("cloud-1");
    private long _granted;

    public Things(params IReadOnlyList<EntitySpec> things)
    {
        EntityType[] types =
        [
            new(new("thing", [], "", [Key, WithDefault], [], []), this),
            new(BasicDeclarations.Application, this),
        ];
        World = new(new("app"), new("plane"), types);
        Blueprint = new("app", new("app", "app", BasicDeclarations.Application.Name, [], things.ToValueList()));
        Decide(new Input.Opened(1));
        Decide(new Input.Asked(1, new Deploy(new("ann", "test"), new("app", Blueprint, new("app.yaml", ""), "test", false), "attic", [new("attic", new(_cloud, "attic"))])));
    }

    public ApplicationWorld World { get; }

    public Blueprint Blueprint { get; }

    public TimeSpan Now { get; set; }

    /// <summary>Sensors by handle.</summary>
    public Dictionary<string, ValueMap<Value>> Sensors { get; } = [];

    /// <summary>Handles of those that have crashed.</summary>
    public HashSet<string> Crashed { get; } = [];

    /// <summary>How often each was asked, by handle.</summary>
    public SortedDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>What each saw of its key, by handle.</summary>
    public Dictionary<string, Configured<Value>> Seen { get; } = [];

    public static EntitySpec Thing(string id, Expression? value = null, params IReadOnlyList<EntitySpec> children) =>
        new(id, id, "thing", value is null ? [] : [new("value", value)], children.ToValueList());

    public static Expression Sensor(string id, string name, WaitOptions? options = null) =>
        new Expression.AttributeWhenReady(new(ReferenceScope.Global, id), new Expression.Constant(Value.Of(name))) { Options = options };

    public Next Next(IEntityView entity)
    {
        Asked[entity.Handle] = Asked.GetValueOrDefault(entity.Handle) + 1;
        var value = Seen[entity.Handle] = entity.Config(Key);
        return new()
        {
            Waiting = (value as Configured<Value>.NotYet)?.Reason,
            Problems = value is Configured<Value>.Failed failed ? [new("value", failed.Reason)] : Crashed.Contains(entity.Handle) ? [new("crash", "it crashed")] : [],
            IsUp = value is Configured<Value>.Ready && !Crashed.Contains(entity.Handle),
            Sensors = Sensors.GetValueOrDefault(entity.Handle) ?? [],
        };
    }

    public Outputs Decide(Input input)
    {
        var outputs = new Outputs();
        World.Decide([input], new(DateTimeOffset.UnixEpoch + Now, Now), outputs);
        return outputs;
    }

    /// <summary>Gives an entity sensors, and has it asked.</summary>
    public Outputs Set(string handle, params ValueMap<Value> sensors)
    {
        Sensors[handle] = sensors;
        return Poke(handle);
    }

    /// <summary>Has an entity asked.</summary>
    public Outputs Poke(string handle) => Decide(new Input.Mailed(new Mail.Granted(
        _cloud, World.Id, 1, Status(handle).Id, new HalfVersion(1, ++_granted), 0, new ContainerGranted([], null, null))));

    public ValueList<ConfigEntry> Config(string handle)
    {
        var answer = Decide(new Input.Asked(2, new AskConfig(new("ann", "test"), Status(handle).Id))).Answers.Single().Answer;
        return ((Answer<ValueList<ConfigEntry>>.Done)answer).Value;
    }

    public EntityStatus Status(string handle) => World.View!.Entities.Single(entity => entity.Address == $"app/{handle}");
}
