using Clocker.Blueprints.Yaml;
using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints.Catalogues;

/// <summary>A type that is defined in text. Blueprints name it as <c>ID</c> or <c>ID:VERSION</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version, as written.</param>
/// <param name="Kind">What it defines.</param>
public sealed record CatalogueItem(string Id, string Version, ItemKind Kind)
{
    /// <summary>What people call it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Where its picture is, or null.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Its tags, those that are texts.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it works, but should not be used any more.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether nothing new may be made of it.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The bundle that it came with, as <c>NAME:VERSION</c>.</summary>
    public string Bundle { get; internal set; } = "";

    /// <summary>Where it is defined.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>What it says, as written.</summary>
    public required string Text { get; init; }

    /// <summary>The types that it is made of, as written, with where.</summary>
    internal IReadOnlyList<ScalarNode> Mentions { get; set; } = [];

    /// <summary>What it says, with places that know this item.</summary>
    internal MappingNode Plan { get; set; } = null!;

    /// <summary>How its id is written with its version.</summary>
    public override string ToString() => $"{Id}:{Version}";

    /// <summary>There is one of each; two are equal if they are the same.</summary>
    public bool Equals(CatalogueItem? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
