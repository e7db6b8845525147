using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Plane;

/// <summary>An entity as of a moment.</summary>
public sealed record EntityStatus
{
    /// <summary>Its id.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Its parent; null for the application.</summary>
    public EntityId? Parent { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>How to address it: <c>application/entity</c>; the application's name alone for the application.</summary>
    public required string Address { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Brooklyn's <c>service.state</c>.</summary>
    public required Lifecycle State { get; init; }

    /// <summary>Since when it is in that state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether the service does its work; null while nobody knows.</summary>
    public bool? IsUp { get; init; }

    /// <summary>What it waits for, in words that follow "waiting for"; null if for nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>What is wrong, by name.</summary>
    public ValueMap<string> Problems { get; init; } = [];

    /// <summary>All its sensors.</summary>
    public ValueMap<Value> Sensors { get; init; } = [];

    /// <summary>The image it asks for; null without a container.</summary>
    public string? Image { get; init; }

    /// <summary>What its container is, or will be, made with; null without one.</summary>
    public ContainerSpec? Spec { get; init; }

    /// <summary>Its container; null without one.</summary>
    public Instance? Instance { get; init; }

    /// <summary>The cloud that it makes; null without one.</summary>
    public string? Cloud { get; init; }

    /// <summary>What it can be told, as its type declares it; nothing for what is no entity of an application.</summary>
    public IReadOnlyList<Effector> Effectors { get; init; } = [];

    /// <summary>What its config would be now, where that differs from what its container was made with.</summary>
    public ValueList<string> Drift { get; init; } = [];
}
