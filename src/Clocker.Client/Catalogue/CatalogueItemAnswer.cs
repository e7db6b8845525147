namespace Clocker.Client.Catalogue;

/// <summary>A type that blueprints may name.</summary>
public sealed record CatalogueItemAnswer
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its version; null if it is built in.</summary>
    public string? Version { get; init; }

    /// <summary><c>entity</c>, <c>application</c>, <c>template</c>, <c>policy</c>, <c>enricher</c>, <c>initializer</c>, <c>location</c> or <c>bean</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Where its picture is.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The bundle that it came with, as <c>NAME:VERSION</c>; null if it is built in.</summary>
    public string? Bundle { get; init; }

    /// <summary>Whether it comes with Clocker.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Whether its id without a version means it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether it should not be used any more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether nothing new may be made of it.</summary>
    public bool IsDisabled { get; init; }
}
