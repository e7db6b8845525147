namespace Clocker.Client.Entities;

/// <summary>An entity's container.</summary>
public sealed record ContainerAnswer
{
    /// <summary>The engine's id; null before it is made.</summary>
    public string? Id { get; init; }

    /// <summary>Its name on the host.</summary>
    public required string Name { get; init; }

    /// <summary>Which making of it this is, from one.</summary>
    public required int Incarnation { get; init; }

    /// <summary>The host's id.</summary>
    public required string HostId { get; init; }

    /// <summary>The host's name.</summary>
    public required string Host { get; init; }

    /// <summary>The address at which the host's published ports are reached.</summary>
    public required string HostAddress { get; init; }

    /// <summary>What is being done with it, in lower case: <c>pulling</c>, <c>running</c>, …</summary>
    public required string State { get; init; }

    /// <summary>Its exit code, if it has ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>When it was last started; null if never.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its IP address on each network, by the Docker network's name.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; init; } = new Dictionary<string, string>();

    /// <summary>Its published ports.</summary>
    public IReadOnlyList<PortAnswer> Ports { get; init; } = [];
}
