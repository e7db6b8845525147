using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>What became of a host's networks.</summary>
/// <param name="Problems">What is not as wanted, in words, by the network's key.</param>
public sealed record NetworkFindings(ValueMap<string> Problems)
{
    /// <summary>All is as wanted.</summary>
    public static NetworkFindings Well { get; } = new(ValueMap<string>.Empty);

    /// <summary>The subnets that the host has for itself, in CIDR notation: networks keep clear of them.</summary>
    public ValueList<string> HostSubnets { get; init; } = [];
}
