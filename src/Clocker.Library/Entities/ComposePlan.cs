using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

using Keys = Clocker.Model.Containers.ComposeServiceDeclaration;

namespace Clocker.Library.Entities;

/// <summary>Makes a container's spec of a Compose service's config.</summary>
internal static class ComposePlan
{
    /// <summary>The spec with defaults for what is missing or wrong.</summary>
    public static ContainerSpec Draft(IEntityView entity, ConfigReader config)
    {
        var spec = new ContainerPlan(entity, config).Draft();
        var exposed = config.Read(Keys.Expose).Select(port => port with { Publish = false });
        var mode = config.Read(Keys.NetworkMode);
        var networks = config.Read(Keys.Networks);
        return spec with
        {
            Settings = config.Read(Keys.Settings),
            Networks = mode is not null ? [] : [.. networks.Select(network => Named(network, entity, spec))],
            NetworkMode = mode,
            Hostname = config.Read(Keys.Hostname) ?? spec.Hostname,
            ExtraHosts = spec.ExtraHosts.Concat(config.Read(Keys.ExtraHosts)).ToValueMap(),
            Ports = [.. spec.Ports, .. exposed.Where(port => !spec.Ports.Any(other => other.Container == port.Container && other.Protocol == port.Protocol))],
            CapAdd = config.Read(Keys.CapAdd),
            CapDrop = config.Read(Keys.CapDrop),
        };
    }

    /// <summary>A network of the application: its own key within the cloud, and the names by which the service is found on it.</summary>
    private static NetworkSpec Named(NetworkSpec network, IEntityView entity, ContainerSpec spec) => network with
    {
        Network = network.Network == Keys.DefaultNetwork ? entity.Application.Value : $"{entity.Application.Value}/{network.Network}",
        Aliases = [.. spec.Networks.SelectMany(own => own.Aliases).Concat(network.Aliases).Distinct(StringComparer.Ordinal)],
    };
}
