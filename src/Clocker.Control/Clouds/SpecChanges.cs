using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Control.Clouds;

/// <summary>What differs between two container specs, in words; never a value that may be secret.</summary>
public static class SpecChanges
{
    /// <summary>The names of the fields that differ, for maps with the keys that do.</summary>
    public static IEnumerable<string> Between(ContainerSpec from, ContainerSpec to)
    {
        if (from.Image != to.Image)
        {
            yield return $"image {from.Image} → {to.Image}";
        }

        foreach (var key in Keys(from.Environment, to.Environment))
        {
            yield return $"env {key}";
        }

        (string Name, bool Differs)[] fields =
        [
            ("entrypoint", !Equals(from.Entrypoint, to.Entrypoint)),
            ("command", !Equals(from.Command, to.Command)),
            ("ports", !from.Ports.Equals(to.Ports)),
            ("volumes", !from.Mounts.Equals(to.Mounts)),
            ("files", !from.Files.Equals(to.Files)),
            ("memory", from.MemoryBytes != to.MemoryBytes),
            ("cpu", from.Cpus != to.Cpus),
            ("user", from.User != to.User),
            ("restart", from.Restart != to.Restart),
            ("healthcheck", from.Health != to.Health),
            ("networks", !from.Networks.Equals(to.Networks)),
            ("network mode", from.NetworkMode != to.NetworkMode),
            ("capabilities", !from.CapAdd.Equals(to.CapAdd)),
            ("dropped capabilities", !from.CapDrop.Equals(to.CapDrop)),
            ("links", !from.ExtraHosts.Equals(to.ExtraHosts)),
            ("container name", from.Title != to.Title),
            ("hostname", from.Hostname != to.Hostname),
            ("settings", from.Settings != to.Settings),
            ("stop grace", from.StopGrace != to.StopGrace),
        ];
        foreach (var (name, differs) in fields)
        {
            if (differs)
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<string> Keys<T>(ValueMap<T> from, ValueMap<T> to) =>
        from.Keys.Union(to.Keys).Order(StringComparer.Ordinal).Where(key =>
            from.ContainsKey(key) != to.ContainsKey(key) || !Equals(from.GetValueOrDefault(key), to.GetValueOrDefault(key)));
}
