namespace Clocker.Model.Networks.Agents;

/// <summary>Another host that has a network.</summary>
/// <param name="Address">The address by which it is reached.</param>
/// <param name="Subnets">For networks that are routed: the part of the network that is there, in CIDR notation.</param>
public sealed record AgentPeer(string Address, IReadOnlyList<string> Subnets);
