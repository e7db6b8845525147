using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>The entities that a blueprint asks for, each with its path, parents before children.</summary>
internal static class Layout
{
    /// <summary>An entity's place.</summary>
    public sealed record Place(string Path, string? Parent, EntitySpec Spec);

    /// <summary>The places of a blueprint's entities; the root's path is empty.</summary>
    public static IReadOnlyList<Place> Of(Blueprint blueprint)
    {
        var places = new List<Place>();
        Add(places, "", null, blueprint.Root);
        return places;
    }

    /// <summary>Records for a blueprint's entities, whose ids are given by path; those that exist are taken over as they are.</summary>
    public static IReadOnlyList<EntityRecord> Records(
        Blueprint blueprint, ValueMap<EntityId> ids, IReadOnlyDictionary<EntityId, EntityRecord> existing, bool copy)
    {
        var records = new Dictionary<string, EntityRecord>(StringComparer.Ordinal);
        foreach (var place in Of(blueprint))
        {
            var id = ids[place.Path];
            var record = !copy && existing.TryGetValue(id, out var known) ? known : new(id, place.Path) { Spec = place.Spec };
            record.Spec = place.Spec;
            record.Children.Clear();
            record.Order = records.Count;
            record.IsGoing = false;
            if (place.Parent is { } parent)
            {
                record.Parent = records[parent].Id;
                records[parent].Children.Add(id);
            }

            records.Add(place.Path, record);
        }

        return [.. records.Values.OrderBy(record => record.Order)];
    }

    private static void Add(List<Place> places, string path, string? parent, EntitySpec spec)
    {
        places.Add(new(path, parent, spec));
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in spec.Children)
        {
            var handle = Clouds.Names.Free(child.Handle, name => taken.Contains(name));
            taken.Add(handle);
            Add(places, path.Length == 0 ? handle : $"{path}/{handle}", path, child);
        }
    }
}
