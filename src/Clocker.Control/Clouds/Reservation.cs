using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>What a container reserves on its host: what it may use at most or needs at least, whichever is more.</summary>
internal static class Reservation
{
    public static long MemoryBytes(ContainerSpec spec, PlacementWish wish) => Math.Max(spec.MemoryBytes ?? 0, wish.MemoryBytes);

    public static long MilliCpus(ContainerSpec spec, PlacementWish wish) => (long)Math.Ceiling(Math.Max(spec.Cpus ?? 0, wish.Cpus) * 1000);

    public static IEnumerable<PortSpec> Ports(ContainerSpec spec) => spec.Ports.Where(port => port is { Publish: true, Host: > 0 });

    public static Resident Of(EntityId claim, ClaimOwner owner, ContainerSpec spec, PlacementWish wish) => new()
    {
        Id = claim,
        Name = wish.Name.Length > 0 ? wish.Name : owner.Handle,
        Type = wish.Type,
        Application = owner.Application,
        ApplicationName = owner.ApplicationName,
        Parent = wish.Parent,
        Image = spec.Image,
        Groups = wish.Groups.ToValueList(),
    };
}
