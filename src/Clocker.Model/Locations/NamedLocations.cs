using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>The named locations of a plane, and what each stands for in the end. Immutable.</summary>
public sealed class NamedLocations
{
    private readonly SortedDictionary<string, NamedLocation> _byName = new(StringComparer.Ordinal);

    /// <summary>Makes a list of them.</summary>
    /// <param name="own">Those that were added by themselves.</param>
    /// <param name="items">Those of the catalogue, by the name that is used for each; a name of <paramref name="own"/> goes before.</param>
    public NamedLocations(IEnumerable<NamedLocation> own, IEnumerable<NamedLocation>? items = null)
    {
        foreach (var location in (items ?? []).Concat(own))
        {
            _byName[location.Name] = location;
        }
    }

    /// <summary>None.</summary>
    public static NamedLocations None { get; } = new([]);

    /// <summary>All of them, by name.</summary>
    public IReadOnlyCollection<NamedLocation> All => _byName.Values;

    /// <summary>The one of a name, or null.</summary>
    public NamedLocation? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The one that a text means: <c>NAME</c>, <c>named:NAME</c>, or a catalogue item as <c>ID:VERSION</c>; null if it means none.</summary>
    public NamedLocation? Meant(string text) => LocationName.Parse(text) switch
    {
        LocationName.Plain(var name) => Find(name),
        LocationName.Named(var name) => Find(name),
        LocationName.Described(_, var all) => Find(all),
        _ => null,
    };

    /// <summary>A named location with what it stands for in the end, and all defaults on the way there.</summary>
    /// <returns>Null if it stands for itself in a circle.</returns>
    public NamedLocation? Resolve(NamedLocation location)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal) { location.Name };
        var (resolved, last) = (location, location);

        // A location that is called as the kind it stands for means the kind.
        while (Meant(last.Spec) is { } next && next.Name != last.Name)
        {
            if (!passed.Add(next.Name))
            {
                return null;
            }

            resolved = resolved with { Spec = next.Spec, Defaults = next.Defaults.Concat(resolved.Defaults).ToValueMap() };
            last = next;
        }

        return resolved;
    }

    /// <summary>The others that name this one.</summary>
    public IEnumerable<NamedLocation> UsersOf(string name) => All.Where(other => other.Name != name && Meant(other.Spec)?.Name == name);
}
