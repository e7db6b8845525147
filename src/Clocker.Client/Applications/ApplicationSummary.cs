namespace Clocker.Client.Applications;

/// <summary>An application in a list.</summary>
public sealed record ApplicationSummary
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Brooklyn's <c>service.state</c>, such as <c>RUNNING</c> or <c>ON_FIRE</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether it does its work; null while nobody knows.</summary>
    public bool? IsUp { get; init; }

    /// <summary>Whether it is being removed.</summary>
    public bool IsGoing { get; init; }

    /// <summary>Where it is deployed.</summary>
    public required string Location { get; init; }

    /// <summary>What its blueprint came from: a file's absolute path or a URL.</summary>
    public required string Origin { get; init; }

    /// <summary>When it was first deployed.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many containers it asks for.</summary>
    public required int Containers { get; init; }

    /// <summary>How many of them work.</summary>
    public required int ContainersUp { get; init; }

    /// <summary>Where to find it from outside; null if nowhere.</summary>
    public string? Uri { get; init; }
}
