namespace Clocker.Model.Networks.Agents;

/// <summary>
/// All that the agent of a host is to keep true there, told whole each time. It is kept in the agent's container, so that a host
/// that was rebooted while no server runs is as it was.
/// </summary>
public sealed record AgentState
{
    /// <summary>Whose networks these are: two clouds may have an agent each on one host, and leave each other's things alone.</summary>
    public required string Owner { get; init; }

    /// <summary>
    /// Later decisions have higher numbers. What has a lower one than what the agent has is late, from a server that is no more:
    /// it changes nothing, and the report is about what the agent has.
    /// </summary>
    public long Version { get; init; }

    /// <summary>The address by which the other hosts reach this one; IPv4 or IPv6.</summary>
    public required string HostAddress { get; init; }

    /// <summary>The networks of the host.</summary>
    public IReadOnlyList<AgentNetwork> Networks { get => field ?? []; init; } = [];

    /// <summary>The containers of the host that are on them.</summary>
    public IReadOnlyList<AgentEndpoint> Endpoints { get => field ?? []; init; } = [];
}
