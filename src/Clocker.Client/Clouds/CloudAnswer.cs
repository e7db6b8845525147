using Clocker.Client.Serving;

namespace Clocker.Client.Clouds;

/// <summary>A cloud with its hosts.</summary>
public sealed record CloudAnswer
{
    /// <summary>Its name, which blueprints use as a location.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it was created, and can be removed; the others are made of engines that are there anyway.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it is being removed.</summary>
    public bool IsGoing { get; init; }

    /// <summary>How much room it has; null if it is not to have any.</summary>
    public HeadroomAnswer? Headroom { get; init; }

    /// <summary>The applications that are deployed to it, by name.</summary>
    public required IReadOnlyList<string> Applications { get; init; }

    /// <summary>Its hosts.</summary>
    public required IReadOnlyList<HostAnswer> Hosts { get; init; }
}
