namespace Clocker.Model.Networks.Agents;

/// <summary>A network as the agent of one host keeps it.</summary>
public sealed record AgentNetwork
{
    /// <summary>The network's key within its cloud.</summary>
    public required string Key { get; init; }

    /// <summary>The network interface of the host that the engine made for it, at most 15 characters: <c>clk0001f4</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>How the hosts are joined.</summary>
    public AgentJoin Join { get; init; }

    /// <summary>The network's number within its cloud, from 1 to 16,777,215: VXLAN's identifier.</summary>
    public int Number { get; init; }

    /// <summary>The UDP port of VXLAN.</summary>
    public int Port { get => field == 0 ? 4789 : field; init; } = 4789;

    /// <summary>Its subnets, in CIDR notation.</summary>
    public IReadOnlyList<string> Subnets { get => field ?? []; init; } = [];

    /// <summary>This host's own addresses on it, without a prefix: where names are answered, on port 53.</summary>
    public IReadOnlyList<string> Gateways { get => field ?? []; init; } = [];

    /// <summary>Whether there is no way out of it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The addresses of the other hosts that have the network.</summary>
    public IReadOnlyList<AgentPeer> Peers { get => field ?? []; init; } = [];

    /// <summary>The names of its containers, in lower case, and the addresses of each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Names { get => field ?? new Dictionary<string, IReadOnlyList<string>>(); init; } = new Dictionary<string, IReadOnlyList<string>>();
}
