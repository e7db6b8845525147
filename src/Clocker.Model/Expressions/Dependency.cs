using Clocker.Model.Identity;

namespace Clocker.Model.Expressions;

/// <summary>A sensor that an evaluation has read; only a change of one of these can change the result.</summary>
public readonly record struct Dependency(EntityId Entity, string Sensor)
{
    /// <summary>Which entities there are at all.</summary>
    public static Dependency OnEntities { get; } = OnEntity("");

    /// <summary>Whether there is an entity with an id, of the blueprint or its own, and which.</summary>
    public static Dependency OnEntity(string id) => new(new(""), id);
}
