using Clocker.Agent.Tools;

namespace Clocker.Agent;

/// <summary>Everything outside of the agent that its commands use.</summary>
internal sealed record Surroundings
{
    public required Stream In { get; init; }

    public required Stream Out { get; init; }

    /// <summary>Gets what is for people: a line for what goes wrong.</summary>
    public required TextWriter Error { get; init; }

    public required IToolbox Tools { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Where the host's resolvers are named.</summary>
    public string ResolversFile { get; init; } = "/etc/resolv.conf";

    /// <summary>The port at which names are answered.</summary>
    public int NamePort { get; init; } = 53;
}
