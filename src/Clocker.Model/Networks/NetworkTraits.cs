namespace Clocker.Model.Networks;

/// <summary>What the networks of a provider are like.</summary>
public sealed record NetworkTraits
{
    /// <summary>Whether a network is on as many hosts as its containers need. If not, they are all on one.</summary>
    public bool SpansHosts { get; init; }

    /// <summary>Whether the cloud gives networks their subnets and containers their addresses. If not, each engine does.</summary>
    public bool IsAddressed { get; init; }

    /// <summary>Whether each host has a part of a network's subnet for itself, since packets find hosts by their addresses.</summary>
    public bool SplitsSubnets { get; init; }

    /// <summary>The prefix length of a subnet unless the cloud says another one.</summary>
    public int UsualSize { get; init; } = 22;

    /// <summary>Whether names are answered by the host component. If not, each engine answers those of all of a network's containers.</summary>
    public bool AnswersNames { get; init; }

    /// <summary>The image of the host component, which has to be on a host before <see cref="INetworkProvider.ApplyAsync"/>; null if there is none.</summary>
    public string? AgentImage { get; init; }

    /// <summary>Whether hosts have to be told of their networks at all.</summary>
    public bool IsApplied => AnswersNames || AgentImage is not null;
}
