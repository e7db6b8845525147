namespace Clocker.Model.Networks.Agents;

/// <summary>How a network's hosts are joined by their agents.</summary>
public enum AgentJoin
{
    /// <summary>Not by the agent: it only answers names.</summary>
    None,

    /// <summary>The hosts' bridges are one segment, joined by the kernel's VXLAN.</summary>
    Vxlan,

    /// <summary>Each host has a part of the network, and routes to those of the others.</summary>
    Routed,
}
