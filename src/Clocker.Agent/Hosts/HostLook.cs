using System.Net;

namespace Clocker.Agent.Hosts;

/// <summary>How the host's network was when it was looked at.</summary>
internal sealed class HostLook
{
    private readonly Dictionary<string, Link> _byName;

    public HostLook(IReadOnlyList<Link> links, IReadOnlyList<FdbEntry> forwarding, IReadOnlyList<IpRoute> routes)
    {
        Links = links;
        Forwarding = forwarding;
        Routes = routes;
        _byName = links.ToDictionary(link => link.Name);
    }

    public static HostLook Nothing { get; } = new([], [], []);

    public IReadOnlyList<Link> Links { get; }

    /// <summary>The forwarding tables of VXLAN interfaces and of the bridges' ports.</summary>
    public IReadOnlyList<FdbEntry> Forwarding { get; }

    /// <summary>The routes that bear our number.</summary>
    public IReadOnlyList<IpRoute> Routes { get; }

    /// <summary>The addresses for which the host answers in place of others.</summary>
    public IReadOnlyList<IpNeighbour> StandIns { get; init; } = [];

    public Link? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The interface that has an address.</summary>
    public Link? With(IPAddress address) => Links.FirstOrDefault(link => link.Addresses.Any(own => own.Value.Equals(address)));
}
