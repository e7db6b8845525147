using Clocker.Client.Entities;

namespace Clocker.Client.Applications;

/// <summary>An application with all its entities, at one moment.</summary>
public sealed record ApplicationTree
{
    /// <summary>Its id, which is its root entity's too.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is deployed.</summary>
    public required string Location { get; init; }

    /// <summary>What its blueprint came from.</summary>
    public required string Origin { get; init; }

    /// <summary>When it was first deployed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is being removed.</summary>
    public bool IsGoing { get; init; }

    /// <summary>The application and all its entities, parents before children.</summary>
    public required IReadOnlyList<EntityAnswer> Entities { get; init; }
}
