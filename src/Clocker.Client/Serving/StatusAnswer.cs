namespace Clocker.Client.Serving;

/// <summary>How a server is doing.</summary>
public sealed record StatusAnswer
{
    /// <summary>Clocker's version.</summary>
    public required string Version { get; init; }

    /// <summary>The plane's id: the value of the label <c>io.clocker.plane</c> on everything it makes.</summary>
    public required string Plane { get; init; }

    /// <summary>Its process.</summary>
    public required int Pid { get; init; }

    /// <summary>Its URL on loopback.</summary>
    public required string Url { get; init; }

    /// <summary>Its Unix socket.</summary>
    public required string Socket { get; init; }

    /// <summary>Its data directory.</summary>
    public required string Data { get; init; }

    /// <summary>When it was ready.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The memory it has resident.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>How many applications it has.</summary>
    public required int Applications { get; init; }

    /// <summary>The hosts of its clouds.</summary>
    public required IReadOnlyList<HostAnswer> Hosts { get; init; }
}
