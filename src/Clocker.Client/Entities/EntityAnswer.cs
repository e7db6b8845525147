namespace Clocker.Client.Entities;

/// <summary>An entity at one moment, without its sensors and config.</summary>
public sealed record EntityAnswer
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its parent's id; null for the application.</summary>
    public string? Parent { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>How to address it: <c>application/entity</c>; the application's name alone for the application.</summary>
    public required string Address { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Brooklyn's <c>service.state</c>, such as <c>RUNNING</c> or <c>ON_FIRE</c>.</summary>
    public required string State { get; init; }

    /// <summary>Since when it is in that state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether it does its work; null while nobody knows.</summary>
    public bool? IsUp { get; init; }

    /// <summary>Why it does not do its work; null if it does, or nobody knows.</summary>
    public string? NotUp { get; init; }

    /// <summary>What it waits for, in words that follow "waiting for"; null if for nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>What is wrong, by name.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it has failed for good: on fire, with problems, and waiting for nothing that could mend it.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The image it asks for; null without a container.</summary>
    public string? Image { get; init; }

    /// <summary>Its container; null without one.</summary>
    public ContainerAnswer? Container { get; init; }

    /// <summary>Where to find it from outside, else from inside its network; null if nowhere.</summary>
    public string? Uri { get; init; }

    /// <summary>What its config would be now, where that differs from what its container was made with.</summary>
    public IReadOnlyList<string> Drift { get; init; } = [];
}
