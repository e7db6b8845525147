using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;
using Network = Clocker.Model.Networks.VirtualNetworkDeclaration;

namespace Clocker.Library.Entities;

/// <summary>The networks of a container: its application's, then those of its list, in order. The first one leads outside.</summary>
internal sealed class ContainerNetworks(IEntityView entity, ConfigReader config)
{
    /// <summary>What is put before the id of a network that applications share: no application has such an id.</summary>
    private const string Shared = "shared:";

    /// <summary>The networks, with the names by which the container is found on each.</summary>
    public ValueList<NetworkSpec> Read(ValueList<string> names)
    {
        var networks = new List<NetworkSpec>();
        var wishes = config.Read(Keys.NetworkList);
        if (config.Read(Keys.ApplicationNetwork))
        {
            networks.Add(new(entity.Application.Value, entity.ApplicationName, names));
        }
        else if (wishes.Count == 0)
        {
            config.Refuse(Keys.ApplicationNetwork.Name, $"then it is on no network; name one in {Keys.NetworkList.Name}");
        }

        foreach (var wish in wishes)
        {
            var network = entity.OfType(Network.TypeName).Where(declared => IdOf(declared) == wish.Id).Select(declared => Declared(declared, wish)).FirstOrDefault()
                ?? new($"{Shared}{wish.Id}", wish.Id, []);
            networks.Add(network with { Aliases = names.Concat(wish.Aliases).Distinct().ToValueList(), Addresses = wish.Addresses });
        }

        return networks.ToValueList();
    }

    private NetworkSpec Declared(EntityId declared, NetworkWish wish)
    {
        var isPrivate = Read(declared, Network.IsPrivate, false);
        var cidr = Read(declared, Network.Cidr, null);
        return new(isPrivate ? $"{entity.Application.Value}/{wish.Id}" : $"{Shared}{wish.Id}", isPrivate ? $"{entity.ApplicationName}_{wish.Id}" : wish.Id, [])
        {
            Subnets = cidr is null ? [] : [cidr],
            IsInternal = Read(declared, Network.IsInternal, false),
            Options = Read(declared, Network.Flags, []),
        };
    }

    private string? IdOf(EntityId declared) => Read(declared, Network.NetworkId, null) ?? entity.Entity(declared)?.Handle.ToLowerInvariant();

    /// <summary>A key of the network's entity; what is wrong with it is that one's problem.</summary>
    private T Read<T>(EntityId declared, ConfigKey<T> key, T otherwise)
    {
        switch (entity.ConfigOf(declared, key))
        {
            case Configured<T>.Ready ready:
                return ready.Value;
            case Configured<T>.NotYet notYet:
                config.WaitFor(notYet.Reason);
                return otherwise;
            default:
                return otherwise;
        }
    }
}
