using Clocker.Model.Networks;
using Clocker.Simulation.Hosts;

namespace Clocker.Server.Hosting;

/// <summary>The providers of networks: on hosts that only pretend, those that pretend.</summary>
internal sealed class HostedNetworks(INetworkProviders real, INetworkProviders pretended) : INetworkProviders
{
    public IReadOnlyList<INetworkProvider> All { get; } = [.. real.All.Select(provider => pretended.Find(provider.Name) is { } twin ? new Either(provider, twin) : provider)];

    private sealed class Either(INetworkProvider real, INetworkProvider pretended) : INetworkProvider
    {
        public string Name => real.Name;

        public NetworkTraits Traits => real.Traits;

        public string? Refuses(NetworkSettings settings) => real.Refuses(settings);

        public Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) => For(host).EnsureAsync(host, network, cancellation);

        public Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) => For(host).RemoveAsync(host, network, cancellation);

        public Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation) => For(host).ApplyAsync(host, wanted, cancellation);

        private INetworkProvider For(NetworkHost host) => SimulatedEngine.IsPretended(host.Engine) ? pretended : real;
    }
}
