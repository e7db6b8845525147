using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>What an expression can see of the application that it is evaluated in.</summary>
public interface IScope
{
    /// <summary>The entity that a reference means, or null if there is none.</summary>
    EntityId? Find(EntityId from, EntityReference reference);

    /// <summary>The expression that counts for a key of an entity, its own or inherited, with the entity that it was given at.</summary>
    (Expression Expression, EntityId GivenAt)? Config(EntityId entity, string key);

    /// <summary>A sensor's current value, or null if it has none.</summary>
    Value? Sensor(EntityId entity, string sensor);

    /// <summary>How a person calls an entity.</summary>
    string NameOf(EntityId entity);
}
