using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>All that a behaviour may know of its entity. Reading through it is remembered: a change of what was read asks the behaviour again.</summary>
public interface IEntityView
{
    /// <summary>The entity.</summary>
    EntityId Id { get; }

    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Its id in the blueprint, else its name; how others address it.</summary>
    string Handle { get; }

    /// <summary>The application's id.</summary>
    EntityId Application { get; }

    /// <summary>The application's name.</summary>
    string ApplicationName { get; }

    /// <summary>What it was told to be: starting, running, stopping or stopped.</summary>
    Lifecycle Expected { get; }

    /// <summary>What the cloud has given for its container; null while it has said nothing.</summary>
    ContainerGranted? Container { get; }

    /// <summary>What has become of the cloud that it wants; null while nobody has said anything.</summary>
    CloudGranted? Cloud { get; }

    /// <summary>Its children, in order.</summary>
    IReadOnlyList<ChildView> Children { get; }

    /// <summary>What it remembers.</summary>
    ValueMap<Value> Memory { get; }

    /// <summary>A config key, as far as it can be known now, with its default if nothing is given.</summary>
    Configured<T> Config<T>(ConfigKey<T> key);

    /// <summary>A config key of an entity of the application, as that entity would read it; the default if there is no such entity.</summary>
    Configured<T> ConfigOf<T>(EntityId entity, ConfigKey<T> key);

    /// <summary>The entity that stands in its config under a key, for others to be made like it; null if none does.</summary>
    Configured<EntitySpec?> Specification(ConfigKey key);

    /// <summary>The entities below one of the application, parents first, with those that were made while it runs.</summary>
    IReadOnlyList<EntityId> Below(EntityId entity);

    /// <summary>The parent of an entity of the application; null if it has none.</summary>
    EntityId? ParentOf(EntityId entity);

    /// <summary>What is said of an entity of the application; null if there is no such entity.</summary>
    EntitySpec? SpecOf(EntityId entity);

    /// <summary>The config of an entity of the application under any name, if it is there now; else null.</summary>
    Value? ConfigNow(EntityId entity, string key);

    /// <summary>A sensor of an entity of the application, or null.</summary>
    Value? Sensor(EntityId entity, string sensor);

    /// <summary>The name of the cloud where an entity of the application is deployed, or null.</summary>
    string? CloudOf(EntityId entity);

    /// <summary>The entities of the application that are of a type, in the blueprint's order.</summary>
    IReadOnlyList<EntityId> OfType(string type);

    /// <summary>An entity by a reference that was read from config (<see cref="Expression.Component"/> evaluates to an id).</summary>
    ChildView? Entity(EntityId entity);
}
