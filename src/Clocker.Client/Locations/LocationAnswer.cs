using System.Text.Json;

namespace Clocker.Client.Locations;

/// <summary>A named location.</summary>
public sealed record LocationAnswer
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it stands for: a location as it is written, or the name of another one.</summary>
    public required string Spec { get; init; }

    /// <summary>What it adds, by key; secrets are <c>***</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Defaults { get; init; }

    /// <summary>What it stands for in the end, if that is more than one step away.</summary>
    public string? Resolved { get; init; }

    /// <summary>The catalogue item that defines it; null if it was added by itself.</summary>
    public string? Item { get; init; }

    /// <summary>The clouds that have hosts of it.</summary>
    public IReadOnlyList<string> Clouds { get; init; } = [];
}
