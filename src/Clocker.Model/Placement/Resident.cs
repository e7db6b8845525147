using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Model.Placement;

/// <summary>An entity with a container on a host, or one that looks for a host.</summary>
public sealed record Resident
{
    /// <summary>The entity.</summary>
    public required EntityId Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its type.</summary>
    public string Type { get; init; } = "";

    /// <summary>Its application.</summary>
    public EntityId Application { get; init; }

    /// <summary>Its application's name.</summary>
    public string ApplicationName { get; init; } = "";

    /// <summary>The id of its parent; empty if it has none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Its container's image.</summary>
    public string Image { get; init; } = "";

    /// <summary>The groups that it is a member of.</summary>
    public ValueList<string> Groups { get; init; } = [];
}
