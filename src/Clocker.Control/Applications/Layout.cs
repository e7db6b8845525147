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
    public static IReadOnlyList<Place> Of(Blueprint blueprint) => Of(blueprint.Root, "");

    /// <summary>The places of an entity and of all below it.</summary>
    public static IReadOnlyList<Place> Of(EntitySpec root, string path)
    {
        var places = new List<Place>();
        Add(places, path, null, root);
        return places;
    }

    /// <summary>Records for a blueprint's entities, whose ids are given by path; those that exist are taken over as they are.</summary>
    public static IReadOnlyList<EntityRecord> Records(
        Blueprint blueprint, ValueMap<EntityId> ids, IReadOnlyDictionary<EntityId, EntityRecord> existing, bool copy) =>
        Records(Of(blueprint), ids, copy ? null : existing, "");

    /// <summary>Records for an entity that is made while the application runs, and for all below it.</summary>
    /// <param name="root">The entity.</param>
    /// <param name="path">Its path.</param>
    /// <param name="ids">The ids, by path.</param>
    /// <param name="existing">Those that there are.</param>
    /// <param name="suffix">What their names end with.</param>
    public static IReadOnlyList<EntityRecord> Records(
        EntitySpec root, string path, ValueMap<EntityId> ids, IReadOnlyDictionary<EntityId, EntityRecord> existing, string suffix) =>
        Records(Of(root, path), ids, existing, suffix);

    private static EntityRecord[] Records(
        IReadOnlyList<Place> places, ValueMap<EntityId> ids, IReadOnlyDictionary<EntityId, EntityRecord>? existing, string suffix)
    {
        var records = new Dictionary<string, EntityRecord>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var id = ids[place.Path];
            var record = existing is not null && existing.TryGetValue(id, out var known) ? known : new(id, place.Path) { Spec = place.Spec, Suffix = suffix };
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
