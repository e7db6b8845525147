using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A container as its engine describes it at one moment.</summary>
public sealed record ContainerSnapshot
{
    /// <summary>The engine's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, without a leading slash.</summary>
    public required string Name { get; init; }

    /// <summary>Its labels.</summary>
    public required ValueMap<string> Labels { get; init; }

    /// <summary>What it is doing.</summary>
    public required ContainerStatus Status { get; init; }

    /// <summary>The image's id.</summary>
    public string ImageId { get; init; } = "";

    /// <summary>The exit code of its last end; zero while it has not ended.</summary>
    public int ExitCode { get; init; }

    /// <summary>Whether the kernel ended it for want of memory.</summary>
    public bool OutOfMemory { get; init; }

    /// <summary>The engine's own words about a failed start.</summary>
    public string Error { get; init; } = "";

    /// <summary>How often the engine has started it again by itself.</summary>
    public int Restarts { get; init; }

    /// <summary>When it was last started; null if never.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last ended; null if never.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>What its health check says.</summary>
    public Health Health { get; init; }

    /// <summary>The check that the engine runs, from the spec or from the image; null if there is none.</summary>
    public HealthSpec? Check { get; init; }

    /// <summary>The names of the Docker networks it is on, running or not, in ordinal order.</summary>
    public ValueList<string> Networks { get; init; } = [];

    /// <summary>Its IP address on each Docker network, by the network's name.</summary>
    public ValueMap<string> Addresses { get; init; } = [];

    /// <summary>Its published ports.</summary>
    public ValueList<PublishedPort> Ports { get; init; } = [];
}
