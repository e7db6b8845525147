using System.Net;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Names;

/// <summary>All names of a host's networks, and who sees which. It never changes: another one takes its place.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<AddressKey, NameView> _ofEndpoints = [];
    private readonly Dictionary<string, NameView> _ofNetworks;

    public NameTable(AgentState state)
    {
        var networks = new Dictionary<string, NetworkNames>();
        foreach (var network in state.Networks)
        {
            networks[network.Key] = new NetworkNames(network);
        }

        _ofNetworks = networks.ToDictionary(pair => pair.Key, pair => new NameView([pair.Value]));
        foreach (var endpoint in state.Endpoints)
        {
            NetworkNames[] seen = [.. endpoint.Networks.Where(networks.ContainsKey).Select(key => networks[key])];
            var view = new NameView(seen);
            foreach (var address in endpoint.Addresses)
            {
                if (seen.Length > 0 && IPAddress.TryParse(address, out var parsed))
                {
                    _ofEndpoints[AddressKey.Of(parsed)] = view;
                }
            }
        }
    }

    public static NameTable Empty { get; } = new(new AgentState { Owner = "", HostAddress = "" });

    /// <summary>What a sender sees: a container all its networks, anybody else the network whose gateway it has asked.</summary>
    public NameView? ViewOf(AddressKey sender, string network) =>
        _ofEndpoints.GetValueOrDefault(sender) ?? _ofNetworks.GetValueOrDefault(network);
}
