using Clocker.Model.Containers;

namespace Clocker.Model.Networks;

/// <summary>
/// Makes networks on hosts: an endpoint component, the engine's network that containers are put on, and a host component, that
/// joins these networks across hosts and answers names there. Every member may throw <see cref="DeviceException"/>, and nothing
/// else but cancellation; doing what is done already succeeds.
/// </summary>
public interface INetworkProvider
{
    /// <summary>Its name, which clouds give as <c>--network NAME</c>.</summary>
    string Name { get; }

    /// <summary>What its networks are like; the same for as long as it lives.</summary>
    NetworkTraits Traits { get; }

    /// <summary>Why the provider cannot work with these options, in words that say what would be right; null if it can.</summary>
    string? Refuses(NetworkSettings settings);

    /// <summary>
    /// Makes the engine's network on a host, unless it is there. <see cref="DeviceFault.Conflict"/> if its name is held by
    /// something that does not bear its labels.
    /// </summary>
    Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation);

    /// <summary>Removes the engine's network from a host; <see cref="DeviceFault.Conflict"/> while something is on it.</summary>
    Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation);

    /// <summary>
    /// Makes a host's networks what is wanted: joined with those of the other hosts, with the names that are wanted, and nothing
    /// else of ours. Told whole each time; a host that was rebooted is told again.
    /// </summary>
    /// <returns>What is not as wanted.</returns>
    Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation);
}
