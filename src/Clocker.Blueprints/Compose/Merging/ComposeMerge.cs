using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Loading;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Merging;

/// <summary>Lays what a later file says over what earlier ones said, by the rule of each attribute.</summary>
internal sealed class ComposeMerge(LoadContext context)
{
    private const string Driver = "driver";
    private const string Subnet = "subnet";

    /// <summary>Both together; the one below is changed. Null if they do not go together, and then that is said.</summary>
    public ComposeNode? Merge(ComposeNode below, ComposeNode above, Shape? shape, ComposePath path) => Merge(below, above, MergeRule.Usual, shape, path);

    private ComposeNode? Merge(ComposeNode below, ComposeNode above, MergeRule rule, Shape? shape, ComposePath path) => rule switch
    {
        MergeRule.Replace => above,
        MergeRule.Append => Append(below, above, allowsSame: true),
        MergeRule.AppendNew => Append(below, above, allowsSame: false),
        MergeRule.AsMap => Maps(ToMap(below, null, path), ToMap(above, null, path), shape, path),
        MergeRule.Dependencies => Maps(ToMap(below, Dependency, path), ToMap(above, Dependency, path), shape, path),
        MergeRule.Build => Maps(ToBuild(below, path), ToBuild(above, path), shape, path),
        MergeRule.Logging => Logging(below, above, shape, path),
        MergeRule.Pools => Pools(below, above, shape, path),
        _ => Usual(below, above, shape, path),
    };

    private ComposeNode? Usual(ComposeNode below, ComposeNode above, Shape? shape, ComposePath path)
    {
        switch (below)
        {
            case var _ when above.IsNull:
                return below;
            case ComposeMap map when above is ComposeMap other:
                return Maps(map, other, shape, path);
            case ComposeList list when above is ComposeList other:
                list.Items.AddRange(other.Items);
                return list;
            case ComposeMap or ComposeList:
                return Refuse(above, $"cannot override {path}", $"It is a {below.Kind} before, so write a {below.Kind} here too, or mark it with !override.");
            default:
                return above;
        }
    }

    private ComposeMap? Maps(ComposeMap? below, ComposeMap? above, Shape? shape, ComposePath path)
    {
        if (below is null || above is null)
        {
            return null;
        }

        var about = shape?.For(below);
        foreach (var entry in above.Entries)
        {
            if (below.Find(entry.Name) is not { } value)
            {
                below.Set(entry.Name, entry.NameAt, entry.Value);
                continue;
            }

            var attribute = (about as Shape.Fields)?.Find(entry.Name);
            var keyed = about as Shape.Keyed;
            var rule = attribute?.Merge ?? (keyed is { Replaces: true } ? MergeRule.Replace : MergeRule.Usual);
            if (Merge(value, entry.Value, rule, attribute?.Shape ?? keyed?.Of, path.Then(entry.Name)) is not { } merged)
            {
                return null;
            }

            below.Set(entry.Name, entry.NameAt, merged);
        }

        return below;
    }

    private static ComposeList Append(ComposeNode below, ComposeNode above, bool allowsSame)
    {
        var list = Sequences.Of(below);
        var seen = allowsSame ? null : list.Items.Select(Fingerprint.Of).ToHashSet(StringComparer.Ordinal);
        list.Items.AddRange(Sequences.Of(above).Items.Where(item => seen is null || !seen.Contains(Fingerprint.Of(item))));
        return list;
    }

    private ComposeMap? ToMap(ComposeNode node, Func<Position, ComposeNode>? value, ComposePath path)
    {
        if (node is ComposeMap map)
        {
            return map;
        }

        var converted = new ComposeMap(node.At);
        foreach (var item in node is ComposeList list ? list.Items : node.IsNull ? [] : [node])
        {
            if (item.AsText is not { } key)
            {
                Refuse(item, $"{path}: cannot use {item.Kind} as a mapping key", "Write names.");
                return null;
            }

            converted.Set(key, item.At, value?.Invoke(item.At) ?? ComposeScalar.Null(item.At));
        }

        return converted;
    }

    private static ComposeNode Dependency(Position at)
    {
        var map = new ComposeMap(at);
        map.Set("condition", ComposeScalar.Text(at, "service_started"));
        map.Set("required", ComposeScalar.Flag(at, true));
        return map;
    }

    private ComposeMap? ToBuild(ComposeNode node, ComposePath path)
    {
        if (node is ComposeMap map)
        {
            return map;
        }

        var build = new ComposeMap(node.At);
        if (node.AsText is not null)
        {
            build.Set("context", node);
        }
        else if (!node.IsNull)
        {
            Refuse(node, $"{path}: invalid type {node.Kind} for build", "Write the directory of the build, or a map.");
            return null;
        }

        return build;
    }

    /// <summary>Options of one driver mean nothing to another.</summary>
    private ComposeNode? Logging(ComposeNode below, ComposeNode above, Shape? shape, ComposePath path)
    {
        if (below is not ComposeMap map || above is not ComposeMap other)
        {
            return Usual(below, above, shape, path);
        }

        var (before, after) = (map.Given(Driver), other.Given(Driver));
        return before is null || after is null || Fingerprint.Of(before) == Fingerprint.Of(after) ? Maps(map, other, shape, path) : other;
    }

    private ComposeNode? Pools(ComposeNode below, ComposeNode above, Shape? shape, ComposePath path)
    {
        if (below is not ComposeList list || above is not ComposeList other)
        {
            return Refuse(above, $"{path}: unexpected type {above.Kind}", "Write a list of address pools.");
        }

        var item = (shape?.For(list) as Shape.Items)?.Item;
        var pools = new ComposeList(list.At);
        foreach (var before in list.Items.OfType<ComposeMap>())
        {
            foreach (var after in other.Items.OfType<ComposeMap>())
            {
                if (!Same(before, after) && !pools.Items.Exists(pool => Same((ComposeMap)pool, after)))
                {
                    pools.Items.Add(after);
                    continue;
                }

                if (Maps(before, after, item, path) is not { } merged)
                {
                    return null;
                }

                var index = pools.Items.FindIndex(pool => Same((ComposeMap)pool, merged));
                if (index >= 0)
                {
                    pools.Items[index] = merged;
                }
                else
                {
                    pools.Items.Add(merged);
                }
            }
        }

        return pools;
    }

    private static bool Same(ComposeMap left, ComposeMap right) => left.Text(Subnet) == right.Text(Subnet);

    private ComposeNode? Refuse(ComposeNode node, string message, string remedy)
    {
        context.Diagnostics.Error(Codes.CannotMerge, node.At, message, remedy);
        return null;
    }
}
