using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>What an expression can see of the application that it is evaluated in.</summary>
public interface IScope
{
    /// <summary>The moment, by a clock that never goes back; waits are measured with it.</summary>
    TimeSpan Now { get; }

    /// <summary>The entity in a scope around another, or null if there is none.</summary>
    EntityId? Find(EntityId from, ReferenceScope scope, string? id);

    /// <summary>Whether an entity is there for as long as the blueprint says so; others come and go while the application runs.</summary>
    bool IsLasting(EntityId entity);

    /// <summary>The expression that counts for a key of an entity, its own or inherited, with the entity that it was given at.</summary>
    (Expression Expression, EntityId GivenAt)? Config(EntityId entity, string key);

    /// <summary>What counts for a key where nothing is given, because the type of the entity declares that; null if it does not.</summary>
    Value? Preset(EntityId entity, string key);

    /// <summary>What was said about the location of an entity under a key, with the entity that it was said at; null if nothing was.</summary>
    (Expression Expression, EntityId GivenAt)? LocationConfig(EntityId entity, string key);

    /// <summary>A sensor's current value, or null if it has none.</summary>
    Value? Sensor(EntityId entity, string sensor);

    /// <summary>How a person calls an entity.</summary>
    string NameOf(EntityId entity);

    /// <summary>The name of an entity's location, its own or inherited; null if nobody has said one.</summary>
    string? LocationOf(EntityId entity);

    /// <summary>What is known of a secret that another system keeps. Asking makes sure that somebody looks.</summary>
    ExternalState External(string provider, string key);

    /// <summary>The state of an entity, or null if it is not known (yet).</summary>
    SourceState? StateOf(EntityId entity);

    /// <summary>
    /// Since when an entity waits for something; null if it should not lose patience: it is running with what it was made with.
    /// </summary>
    /// <param name="waiting">Who waits.</param>
    /// <param name="on">For what.</param>
    /// <param name="isAsked">Whether the blueprint itself says how long to wait.</param>
    TimeSpan? WaitingSince(EntityId waiting, Dependency on, bool isAsked);
}
