using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>A network on one host.</summary>
public sealed record NetworkOnHost
{
    /// <summary>Its key within the cloud.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the engine's network is called on this host.</summary>
    public required string Name { get; init; }

    /// <summary>The labels of the engine's network.</summary>
    public required ValueMap<string> Labels { get; init; }

    /// <summary>Its number, from 1 to 16,777,215: the same on all hosts, and not used twice in a cloud; 0 if the cloud gives none.</summary>
    public int Number { get; init; }

    /// <summary>Its subnets in CIDR notation, the same on all hosts; empty if the engine chooses.</summary>
    public ValueList<string> Subnets { get; init; } = [];

    /// <summary>The part of each subnet that this host has, in CIDR notation; all of it unless the provider splits subnets.</summary>
    public ValueList<string> Parts { get; init; } = [];

    /// <summary>The host's own address in each subnet.</summary>
    public ValueList<string> Gateways { get; init; } = [];

    /// <summary>Whether there is no way out of it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Its own options for the provider.</summary>
    public ValueMap<string> Options { get; init; } = [];

    /// <summary>The other hosts that have it, by address; when it is removed from a host, those that need it still.</summary>
    public ValueList<NetworkPeer> Peers { get; init; } = [];

    /// <summary>The names of all its containers, wherever they are, with the addresses of each in order.</summary>
    public ValueMap<ValueList<string>> Names { get; init; } = [];
}
