using System.Buffers.Binary;
using System.Net;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Chooses addresses as an engine does by itself: the first part of its pools that nothing overlaps.</summary>
internal static class Subnets
{
    /// <summary>An engine's own, where its settings name no others.</summary>
    private static readonly IReadOnlyList<(IPNetwork Pool, int Size)> Usual =
        [.. Enumerable.Range(17, 15).Select(second => (IPNetwork.Parse($"172.{second}.0.0/16"), 16)), (IPNetwork.Parse("192.168.0.0/16"), 20)];

    /// <summary>Where an engine takes addresses from.</summary>
    public static IReadOnlyList<(IPNetwork Pool, int Size)> PoolsOf(SystemInfoResponse engine) => engine.DefaultAddressPools is { Count: > 0 } pools
        ? [.. pools.Where(pool => IPNetwork.TryParse(pool.Base, out _)).Select(pool => (IPNetwork.Parse(pool.Base), (int)pool.Size))]
        : Usual;

    /// <summary>The first part of a pool, of the pool's size, that overlaps with nothing; null if there is none.</summary>
    public static IPNetwork? FirstFree(IReadOnlyList<(IPNetwork Pool, int Size)> pools, IReadOnlyList<IPNetwork> taken)
    {
        foreach (var (pool, size) in pools.Where(pool => pool.Pool.BaseAddress.GetAddressBytes().Length == 4 && pool.Size >= pool.Pool.PrefixLength && pool.Size <= 24))
        {
            for (var part = 0; part < 1 << (size - pool.PrefixLength); part++)
            {
                var candidate = Part(pool, size, part);
                if (!taken.Any(other => Overlap(candidate, other)))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private static IPNetwork Part(IPNetwork pool, int size, int part)
    {
        var bytes = pool.BaseAddress.GetAddressBytes();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes) + ((uint)part << (32 - size)));
        return new IPNetwork(new IPAddress(bytes), size);
    }

    private static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
