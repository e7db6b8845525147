using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A container's place on a network.</summary>
/// <param name="Network">The network's key within its cloud; for an application's private network, the application's id.</param>
/// <param name="Title">What its Docker network is called, if that name is free.</param>
/// <param name="Aliases">The names by which others on the network find the container.</param>
public sealed record NetworkSpec(string Network, string Title, ValueList<string> Aliases)
{
    /// <summary>The subnets that the network is to have, in CIDR notation; empty leaves them to the cloud. Who makes it first says.</summary>
    public ValueList<string> Subnets { get; init; } = [];

    /// <summary>Whether there is to be no way out of the network. Who makes it first says.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Options of the network for the cloud's provider. Who makes it first says.</summary>
    public ValueMap<string> Options { get; init; } = [];

    /// <summary>The addresses that the container wants on it; empty leaves them to the cloud.</summary>
    public ValueList<string> Addresses { get; init; } = [];
}
