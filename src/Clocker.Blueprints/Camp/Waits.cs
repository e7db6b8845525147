using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>What an entity's start waits for: sensors of others that its config needs, directly or through other config.</summary>
internal sealed class Waits(IReadOnlyList<Draft> tree)
{
    private const int MostSteps = 10_000;

    /// <summary>Sensors that an entity has before it starts.</summary>
    private static readonly string[] AlwaysThere =
        [CommonSensors.EntityIdentity.Name, CommonSensors.ApplicationIdentity.Name, CommonSensors.State.Name, CommonSensors.ExpectedState.Name];

    private readonly ReferenceTargets _targets = new(tree);

    /// <summary>All waits of an entity, its own keys first.</summary>
    public List<Wait> Of(Draft draft)
    {
        var found = new List<Wait>();
        foreach (var key in draft.Type?.Keys ?? [])
        {
            if (key != DockerContainerDeclaration.MainUri && key != StartKeys.Timeout && Given(draft, key) is { } given)
            {
                In(given.Expression, given.GivenAt, key.Name, given.At, found, [(given.GivenAt, key.Name)]);
            }
        }

        if (draft.Type?.Name != DockerContainerDeclaration.TypeName)
        {
            found.AddRange(draft.Children.Select(child => new Wait(child, CommonSensors.IsUp.Name, "its children", draft.At)));
        }

        return found;
    }

    private static (Expression Expression, Draft GivenAt, Position At)? Given(Draft draft, ConfigKey key)
    {
        var givenAt = draft.Config.ContainsKey(key.Name) ? draft
            : key.Inherited ? draft.Ancestors().FirstOrDefault(above => above.Config.ContainsKey(key.Name))
            : null;
        return givenAt is null ? null : (givenAt.Config[key.Name].Expression, givenAt, givenAt.Config[key.Name].Value.At);
    }

    private void In(Expression expression, Draft self, string key, Position at, List<Wait> found, HashSet<(Draft, string)> seen)
    {
        switch (expression)
        {
            case Expression.Sequence list:
                All(list.Items);
                break;
            case Expression.Fields map:
                All(map.Entries.Values);
                break;
            case Expression.FormatString format:
                All(format.Arguments.Prepend(format.Pattern));
                break;
            case Expression.Component component when key == DockerContainerDeclaration.Links.Name:
                Add(component.Target, CommonSensors.IsUp.Name);
                break;
            case Expression.AttributeWhenReady { Sensor: Expression.Constant sensor } attribute when !AlwaysThere.Contains(sensor.Value.Display):
                Add(attribute.Target, sensor.Value.Display);
                break;
            case Expression.Config { Key: Expression.Constant asked } config:
                Through(_targets.Find(self, config.Target), asked.Value.Display);
                break;
        }

        void All(IEnumerable<Expression> parts)
        {
            foreach (var part in parts)
            {
                In(part, self, key, at, found, seen);
            }
        }

        void Add(EntityReference reference, string sensor)
        {
            if (_targets.Find(self, reference) is { } target)
            {
                found.Add(new(target, sensor, key, at));
            }
        }

        void Through(Draft? target, string asked)
        {
            var givenAt = target is null ? null : target.Config.ContainsKey(asked) ? target : target.Ancestors().FirstOrDefault(above => above.Config.ContainsKey(asked));
            if (givenAt is not null && seen.Count < MostSteps && seen.Add((givenAt, asked)))
            {
                In(givenAt.Config[asked].Expression, givenAt, key, at, found, seen);
            }
        }
    }

    /// <summary>A wait for a sensor of an entity, and the config that makes it.</summary>
    internal sealed record Wait(Draft For, string Sensor, string Key, Position At);
}
