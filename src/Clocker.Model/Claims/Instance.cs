using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Model.Claims;

/// <summary>One container of a claim, as its cloud knows it.</summary>
public sealed record Instance
{
    /// <summary>Counts the containers made for the claim, from one.</summary>
    public required int Incarnation { get; init; }

    /// <summary>The host it is on.</summary>
    public required HostId Host { get; init; }

    /// <summary>The host's name.</summary>
    public required string HostName { get; init; }

    /// <summary>The address at which the host's published ports are reached.</summary>
    public required string HostAddress { get; init; }

    /// <summary>The container's name on the host.</summary>
    public required string ContainerName { get; init; }

    /// <summary>What is being done with it.</summary>
    public required InstanceState State { get; init; }

    /// <summary>The engine's last word on it; null if it has not been seen (since the server started).</summary>
    public ContainerSnapshot? Container { get; init; }

    /// <summary>Whether its service answers: by its health check, else by its ports, else by running. Null while nobody knows.</summary>
    public bool? IsUp { get; init; }

    /// <summary>Why it is not up, or null.</summary>
    public string? NotUp { get; init; }

    /// <summary>Its IP address on each network, by the network's key in the spec.</summary>
    public ValueMap<string> Addresses { get; init; } = [];
}
