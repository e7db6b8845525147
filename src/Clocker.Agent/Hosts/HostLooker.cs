using Clocker.Agent.Tools;

namespace Clocker.Agent.Hosts;

/// <summary>Looks at a host's network: two programs in most cases, so that looking often costs little.</summary>
internal sealed class HostLooker(IToolbox tools)
{
    /// <summary>The number that our routes bear.</summary>
    public const string RouteNumber = "42";

    public async Task<HostLook> LookAsync(bool withRoutes, CancellationToken cancellation)
    {
        var links = await LinksAsync(cancellation);
        IReadOnlyList<FdbEntry> forwarding = links.Any(link => link.Vxlan is not null)
            ? await tools.ReadAsync("bridge", ["-j", "fdb", "show"], ToolJson.Default.FdbEntryArray, cancellation)
            : [];
        IReadOnlyList<IpRoute> routes = withRoutes ? await RoutesAsync(["proto", RouteNumber], cancellation) : [];
        IReadOnlyList<IpNeighbour> standIns = withRoutes
            ? await tools.ReadAsync("ip", ["-j", "-4", "neigh", "show", "proxy"], ToolJson.Default.IpNeighbourArray, cancellation)
            : [];
        return new HostLook(links, forwarding, routes) { StandIns = standIns };
    }

    public async Task<IReadOnlyList<Link>> LinksAsync(CancellationToken cancellation)
    {
        var seen = await tools.ReadAsync("ip", ["-d", "-j", "address", "show"], ToolJson.Default.IpLinkArray, cancellation);
        // An interface that disappears while the list is written is an empty object in it.
        return [.. seen.Where(link => link.Name.Length > 0).Select(Link.Of)];
    }

    /// <summary>Routes of both families that answer a filter.</summary>
    public async Task<IReadOnlyList<IpRoute>> RoutesAsync(IReadOnlyList<string> filter, CancellationToken cancellation) =>
    [
        .. await tools.ReadAsync("ip", ["-j", "-4", "route", "show", .. filter], ToolJson.Default.IpRouteArray, cancellation),
        .. await tools.ReadAsync("ip", ["-j", "-6", "route", "show", .. filter], ToolJson.Default.IpRouteArray, cancellation),
    ];
}
