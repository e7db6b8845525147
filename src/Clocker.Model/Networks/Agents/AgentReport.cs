namespace Clocker.Model.Networks.Agents;

/// <summary>What the agent of a host has done of what it was told.</summary>
public sealed record AgentReport
{
    /// <summary>The version of the state that it is about.</summary>
    public long Version { get; init; }

    /// <summary>What is not as it was told, by the network's key: the step that failed and why, in words.</summary>
    public IReadOnlyDictionary<string, string> Problems { get => field ?? new Dictionary<string, string>(); init; } = new Dictionary<string, string>();

    /// <summary>The largest packet that the way to the other hosts takes, in bytes; 0 if it is not known.</summary>
    public int Mtu { get; init; }

    /// <summary>The host's own subnets, in CIDR notation: what no network of a cloud may overlap.</summary>
    public IReadOnlyList<string> HostSubnets { get => field ?? []; init; } = [];
}
