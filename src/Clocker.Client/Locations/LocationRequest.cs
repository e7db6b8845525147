namespace Clocker.Client.Locations;

/// <summary>Asks that a name stands for a location.</summary>
/// <remarks>The reader of JSON gives null to a member that is left out, whatever its default.</remarks>
public sealed record LocationRequest
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to stand for: a location as it would stand after <c>location:</c>, as text or YAML.</summary>
    public required string Text { get; init; }

    /// <summary>What its author calls the text; used in diagnostics.</summary>
    public required string SourceName { get; init; }

    /// <summary>Settings to lay over those of the text, by key; what is secret is kept so.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>Whether it may take the place of one that says something else.</summary>
    public bool Replace { get; init; }
}
