using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>The providers that are built in, and what their networks are like: for the real ones and for those that pretend.</summary>
public static class BuiltInNetworks
{
    /// <summary>The image of the host component of those providers that have one.</summary>
    public const string AgentImage = "clocker-agent:1";

    /// <summary>Networks of one host: the engine's own bridges.</summary>
    public const string Bridge = NetworkSettings.Bridge;

    /// <summary>One segment over all hosts: a bridge each, joined by the kernel's VXLAN.</summary>
    public const string Vxlan = "vxlan";

    /// <summary>Docker's own overlay, over a swarm that is used for networks alone.</summary>
    public const string Overlay = "overlay";

    /// <summary>Each host has a part of each network, and routes to those of the others.</summary>
    public const string Routed = "routed";

    /// <summary>The providers' names, and what their networks are like.</summary>
    public static ValueMap<NetworkTraits> All { get; } =
    [
        new(Bridge, new()),
        new(Overlay, new() { SpansHosts = true, IsShared = true, UsualSize = 24 }),
        new(Routed, new() { SpansHosts = true, IsAddressed = true, SplitsSubnets = true, UsualSize = 18, AnswersNames = true, AgentImage = AgentImage }),
        new(Vxlan, new() { SpansHosts = true, IsAddressed = true, AnswersNames = true, AgentImage = AgentImage }),
    ];
}
