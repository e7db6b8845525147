using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>Evaluates an expression for one entity: never blocks, and remembers which sensors it read.</summary>
public sealed class Evaluator(IScope scope)
{
    private readonly SortedSet<(EntityId Entity, string Sensor)> _read = [];
    private readonly List<(EntityId Entity, string Key)> _inProgress = [];

    /// <summary>The sensors read so far, each once, in a fixed order.</summary>
    public IEnumerable<Dependency> Dependencies => _read.Select(read => new Dependency(read.Entity, read.Sensor));

    /// <summary>Evaluates an expression in the context of the entity that it was given at.</summary>
    public Evaluated Evaluate(Expression expression, EntityId self) => expression switch
    {
        Expression.Constant constant => new Evaluated.Ready(constant.Value),
        Expression.Sequence list => All(list.Items, self, items => new Value.Sequence(items)),
        Expression.Fields map => All(map.Entries.Values, self, items => new Value.Fields(Zip(map.Entries.Keys, items))),
        Expression.Component component => On(component.Target, self, entity => new Evaluated.Ready(Value.Of(entity.Value))),
        Expression.Config config => On(config.Target, self, entity => Then(config.Key, self, key => Config(entity, key.Display))),
        Expression.AttributeWhenReady attribute =>
            On(attribute.Target, self, entity => Then(attribute.Sensor, self, sensor => Attribute(entity, sensor.Display))),
        Expression.FormatString format => All([format.Pattern, .. format.Arguments], self, Format),
        Expression.Specification specification => new Evaluated.Ready(Describe(specification.Entity)),
        Expression.GivenAt given => Evaluate(given.Inner, given.Entity),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Evaluates a config key of an entity, by any of its names; null if nothing is given for it.</summary>
    public Evaluated? ConfigIfGiven(EntityId entity, string key) =>
        scope.Config(entity, key) is { } given ? Config(given.Expression, given.GivenAt, key) : null;

    private Evaluated Config(EntityId entity, string key) =>
        scope.Config(entity, key) is { } given
            ? Config(given.Expression, given.GivenAt, key)
            : new Evaluated.Failed($"{scope.NameOf(entity)} has no config \"{key}\"");

    private Evaluated Config(Expression expression, EntityId givenAt, string key)
    {
        if (_inProgress.Contains((givenAt, key)))
        {
            var circle = _inProgress.Append((givenAt, key)).Select(step => $"{scope.NameOf(step.Item1)}'s {step.Item2}");
            return new Evaluated.Failed($"config refers to itself: {string.Join(" → ", circle)}");
        }

        _inProgress.Add((givenAt, key));
        var result = Evaluate(expression, givenAt);
        _inProgress.RemoveAt(_inProgress.Count - 1);
        return result;
    }

    private Evaluated Attribute(EntityId entity, string sensor)
    {
        _read.Add((entity, sensor));
        return scope.Sensor(entity, sensor) is { IsTruthy: true } value
            ? new Evaluated.Ready(value)
            : new Evaluated.NotYet($"{sensor} of {scope.NameOf(entity)}", new(entity, sensor));
    }

    private Evaluated On(EntityReference target, EntityId self, Func<EntityId, Evaluated> read) =>
        scope.Find(self, target) is { } entity
            ? read(entity)
            : new Evaluated.Failed($"no entity matches {target}, seen from {scope.NameOf(self)}");

    private Evaluated Then(Expression expression, EntityId self, Func<Value, Evaluated> next)
    {
        var result = Evaluate(expression, self);
        return result is Evaluated.Ready ready ? next(ready.Value) : result;
    }

    /// <summary>All of them, or the worst that happened: a failure before a wait.</summary>
    private Evaluated All(IEnumerable<Expression> expressions, EntityId self, Func<ValueList<Value>, Value> combine)
    {
        var results = expressions.Select(expression => Evaluate(expression, self)).ToList();
        return results.Find(result => result is Evaluated.Failed)
            ?? results.Find(result => result is Evaluated.NotYet)
            ?? Combine();

        Evaluated Combine()
        {
            try
            {
                return new Evaluated.Ready(combine([.. results.Select(result => ((Evaluated.Ready)result).Value)]));
            }
            catch (FormatException mistake)
            {
                return new Evaluated.Failed(mistake.Message);
            }
        }
    }

    /// <summary>What people see of an entity that is not made yet.</summary>
    private static Value.Fields Describe(EntitySpec entity) => new(
        [new("type", Value.Of(entity.Type)), .. entity.Id is { } id ? [new("id", Value.Of(id))] : ValueMap<Value>.Empty, new("name", Value.Of(entity.Name))]);

    private static Value Format(ValueList<Value> values) => JavaFormat.Format(values[0].Display, [.. values.Skip(1)]);

    private static ValueMap<Value> Zip(IEnumerable<string> keys, ValueList<Value> values) =>
        keys.Zip(values, KeyValuePair.Create).ToValueMap();
}
