using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>Evaluates expressions for one entity: never blocks, and remembers which sensors it read.</summary>
/// <param name="scope">What can be seen.</param>
/// <param name="waiting">Who waits for what is not there yet; null waits without losing patience.</param>
public sealed partial class Evaluator(IScope scope, EntityId? waiting = null)
{
    /// <summary>Config that refers to config that refers to config … must not take for ever, nor all memory, nor the stack.</summary>
    private const int MostSteps = 1_000_000;
    private const int MostNested = 500;

    private static readonly HashSet<Dependency> None = [];

    private readonly List<(EntityId Entity, string Key)> _inProgress = [];
    private HashSet<Dependency>? _read;
    private HashSet<Dependency>? _waits;
    private int _steps;
    private int _depth;

    /// <summary>The sensors read so far, each once, in a fixed order.</summary>
    public IEnumerable<Dependency> Dependencies => Read.OrderBy(read => read.Entity).ThenBy(read => read.Sensor, StringComparer.Ordinal);

    /// <summary>The sensors read so far, in no order.</summary>
    public IReadOnlySet<Dependency> Read => _read ?? None;

    /// <summary>What is waited for, as far as patience counts.</summary>
    public IReadOnlySet<Dependency> Waits => _waits ?? None;

    /// <summary>When something could change although nothing else does; null if never.</summary>
    public TimeSpan? WakeAt { get; private set; }

    /// <summary>Evaluates an expression in the context of the entity that it was given at.</summary>
    public Evaluated Evaluate(Expression expression, EntityId self)
    {
        if (expression is Expression.Constant constant)
        {
            return new Evaluated.Ready(constant.Value);
        }

        if (++_steps > MostSteps)
        {
            return new Evaluated.Failed("it becomes larger than a million parts");
        }

        if (_depth >= MostNested)
        {
            return new Evaluated.Failed($"it leads from one expression to the next more than {MostNested} times");
        }

        _depth++;
        var result = Inner(expression, self);
        _depth--;
        return result;
    }

    private Evaluated Inner(Expression expression, EntityId self) => expression switch
    {
        Expression.Sequence list => Collected(All(list.Items, self), values => new Value.Sequence(values.ToValueList())),
        Expression.Fields map => Collected(
            All(map.Entries.Values, self), values => new Value.Fields(map.Entries.Keys.Zip(values, KeyValuePair.Create).ToValueMap())),
        Expression.Component component => OfEntity(component.Target, self),
        Expression.Identity identity => OfEntity(identity.Target, self),
        Expression.Config config => Config(config, self),
        Expression.AttributeWhenReady attribute => Attribute(attribute, self),
        Expression.Location location => Location(location, self),
        Expression.LocationConfig config => Location(config, self),
        Expression.FormatString format => Format(format, self),
        Expression.RegexReplacement replacement => Replace(replacement, self),
        Expression.UrlEncode encoding => Encode(encoding, self),
        Expression.Template template => Template(template, self),
        Expression.External external => External(external, self),
        Expression.Item item => Item(item, self),
        Expression.Specification specification => new Evaluated.Ready(Describe(specification.Entity)),
        Expression.GivenAt given => Evaluate(given.Inner, given.Entity),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Evaluates a config key of an entity, by any of its names; null if nothing is given for it.</summary>
    public Evaluated? ConfigIfGiven(EntityId entity, string key)
    {
        _steps = 0;
        return scope.Config(entity, key) is { } given ? Config(given.Expression, given.GivenAt, key) : null;
    }

    private Evaluated Config(Expression.Config config, EntityId self)
    {
        if (Find(config.Target, self, out var problem) is not { } entity)
        {
            return problem!;
        }

        var key = Evaluate(config.Key, self);
        return key is Evaluated.Ready name ? Config(entity, name.Value.Display) : key;
    }

    /// <summary>What nobody gives is what the entity's type says, else nothing, as Brooklyn has it; who reads a blueprint warns of it.</summary>
    private Evaluated Config(EntityId entity, string key) =>
        scope.Config(entity, key) is { } given ? Config(given.Expression, given.GivenAt, key) : new Evaluated.Ready(scope.Preset(entity, key) ?? new Value.Nothing());

    private bool HasConfig(EntityId entity, string key) => scope.Config(entity, key) is not null || scope.Preset(entity, key) is not null;

    private bool HasSensor(EntityId entity, string sensor) => scope.Sensor(entity, sensor) is not null;

    private string NameOf(EntityId entity) => scope.NameOf(entity);

    private Evaluated Config(Expression expression, EntityId givenAt, string key)
    {
        if (expression is Expression.Constant constant)
        {
            return new Evaluated.Ready(constant.Value);
        }

        if (_inProgress.Contains((givenAt, key)))
        {
            var begin = _inProgress.IndexOf((givenAt, key));
            var circle = _inProgress.Skip(begin).Append((givenAt, key)).Select(step => $"{scope.NameOf(step.Item1)}'s {step.Item2}");
            return new Evaluated.Failed($"config refers to itself: {string.Join(" → ", circle)}");
        }

        _inProgress.Add((givenAt, key));
        var result = Evaluate(expression, givenAt);
        _inProgress.RemoveAt(_inProgress.Count - 1);
        return result;
    }

    private Evaluated Attribute(Expression.AttributeWhenReady attribute, EntityId self)
    {
        if (Find(attribute.Target, self, out var problem) is not { } entity)
        {
            return problem!;
        }

        var sensor = Evaluate(attribute.Sensor, self);
        if (sensor is not Evaluated.Ready name || attribute.OptionsBy is not { } by)
        {
            return sensor is Evaluated.Ready known ? Attribute(entity, known.Value.Display, attribute.Options) : sensor;
        }

        return Evaluate(by, self) switch
        {
            Evaluated.Ready given => WaitOptions.Read(given.Value) is { Problem: null, Value: { } options }
                ? Attribute(entity, name.Value.Display, options)
                : new Evaluated.Failed($"the options of attributeWhenReady(\"{name.Value.Display}\") are wrong: {WaitOptions.Read(given.Value).Problem}"),
            var missing => missing,
        };
    }

    /// <summary>What people see of an entity that is not made yet.</summary>
    private static Value.Fields Describe(EntitySpec entity) => new(
        [new("type", Value.Of(entity.Type)), .. entity.Id is { } id ? [new("id", Value.Of(id))] : ValueMap<Value>.Empty, new("name", Value.Of(entity.Name))]);

    private Evaluated Attribute(EntityId entity, string sensor, WaitOptions? options)
    {
        var on = new Dependency(entity, sensor);
        (_read ??= []).Add(on);
        var value = scope.Sensor(entity, sensor);
        return value is { IsTruthy: true } ? new Evaluated.Ready(value)
            : options is { WaitForTruthy: false } ? new Evaluated.Ready(value ?? new Value.Nothing())
            : Wait(on, options);
    }

    private Evaluated Wait(Dependency on, WaitOptions? options)
    {
        var what = $"{on.Sensor} of {scope.NameOf(on.Entity)}";
        if (waiting is { } who && scope.WaitingSince(who, on, options is not null) is { } since)
        {
            (_waits ??= []).Add(on);
            _read!.Add(new(on.Entity, Entities.CommonSensors.State.Name));
            var patience = Patience.Judge(options ?? WaitOptions.Usual, scope.StateOf(on.Entity), since, scope.Now, what);
            if (patience.Problem is { } over)
            {
                return new Evaluated.Failed(over);
            }

            WakeAt = patience.Until is { } until && !(WakeAt <= until) ? until : WakeAt;
        }

        return new Evaluated.NotYet(what, on);
    }

    private Evaluated OfEntity(EntityReference target, EntityId self) =>
        Find(target, self, out var problem) is { } entity ? new Evaluated.Ready(Value.Of(entity.Value)) : problem!;

    /// <summary>Follows a reference; null with the reason if it leads nowhere (yet).</summary>
    private EntityId? Find(EntityReference target, EntityId self, out Evaluated? problem)
    {
        problem = null;
        if (Begin(target, self, out problem) is not { } start)
        {
            return null;
        }

        var id = target.Id;
        if (target.NamedBy is { } naming)
        {
            var named = Evaluate(naming, self);
            if (named is not Evaluated.Ready name)
            {
                problem = named;
                return null;
            }

            id = name.Value.Display;
        }

        var result = scope.Find(start, target.Scope, id);
        Watch(start, target.Scope, id, result);
        if (result is { } found)
        {
            return found;
        }

        problem = new Evaluated.Failed(
            $"no entity matches {(id == target.Id ? target : target with { Id = id, NamedBy = null })}, seen from {scope.NameOf(self)}");
        return null;
    }

    /// <summary>What is not there may come, what was made may go, and members change: then the reference is followed again.</summary>
    private void Watch(EntityId start, ReferenceScope where, string? id, EntityId? found)
    {
        if (id is not null && (found is not { } there || !scope.IsLasting(there)))
        {
            (_read ??= []).Add(Dependency.OnEntity(id));
        }

        if (where is ReferenceScope.Member or ReferenceScope.MembersOnly)
        {
            (_read ??= []).Add(new(start, Groups.GroupSensors.Members.Name));
        }
    }

    private EntityId? Begin(EntityReference target, EntityId self, out Evaluated? problem)
    {
        problem = null;
        if (target.From is { } from)
        {
            return Find(from, self, out problem);
        }

        if (target.Start is null)
        {
            return self;
        }

        var start = Evaluate(target.Start, self);
        if (start is not Evaluated.Ready { Value: var value })
        {
            problem = start;
            return null;
        }

        var found = scope.Find(self, ReferenceScope.Global, value.Display);
        problem = found is null ? new Evaluated.Failed($"{Entities.Coercions.Describe(value)} is not an entity") : null;
        return found;
    }
}
