using Clocker.Model.Blueprints;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>Parameters of the type <c>port</c>: each has a sensor of its name, with the port that was chosen of its range.</summary>
internal static class PortParameters
{
    private const string Type = "port";

    private static readonly PortRange None = new([]);

    /// <summary>What a behaviour answered, with the ports of the entity's own parameters; what the behaviour itself publishes counts.</summary>
    public static Next AddTo(Next next, EntityRecord entity, EntityView view)
    {
        foreach (var parameter in entity.Spec.Parameters.Where(parameter => parameter.Type == Type && !next.Sensors.ContainsKey(parameter.Name)))
        {
            next = view.Config(Key(parameter)) switch
            {
                Configured<PortRange>.Ready { Value.Parts.Count: > 0 } range => next with { Sensors = next.Sensors.With(parameter.Name, Value.Of(range.Value.First)) },
                Configured<PortRange>.Failed failed => next with { Problems = next.Problems.With(parameter.Name, failed.Reason) },
                _ => next,
            };
        }

        return next;
    }

    /// <summary>Nothing waits for it but who asks for the sensor.</summary>
    private static ConfigKey<PortRange> Key(ParameterSpec parameter) =>
        new(parameter.Name, parameter.DeprecatedNames, parameter.Description ?? "", "a port", PortRange.Coerce, None) { ShapesContainer = false };
}
