namespace Clocker.Client.Labs;

/// <summary>A host of a lab.</summary>
public sealed record LabHostAnswer
{
    /// <summary>Its name in the lab.</summary>
    public required string Name { get; init; }

    /// <summary>Its address; its engine listens there with TLS, on port 2376.</summary>
    public required string Address { get; init; }

    /// <summary>Whether it has power.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The request that it was given for; null if it is free.</summary>
    public string? Request { get; init; }

    /// <summary>Its labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
}
