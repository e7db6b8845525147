using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Rewriting;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Makes the paths of a model begin at a directory, which may be relative itself.</summary>
internal sealed class RelativePaths(LoadContext context, string directory)
{
    public void Resolve(ComposeMap model) => Below(model, ProjectAttributes.Shape);

    private void Below(ComposeNode node, Shape? shape)
    {
        switch (node)
        {
            case ComposeMap map:
                var about = shape?.For(map);
                for (var i = 0; i < map.Count; i++)
                {
                    var entry = map.Entries[i];
                    var attribute = (about as Shape.Fields)?.Find(entry.Name);
                    map.Replace(i, Resolved(entry.Value, attribute));
                    Below(map.Entries[i].Value, attribute?.Shape ?? (about as Shape.Keyed)?.Of);
                }

                break;
            case ComposeList list when shape?.For(list) is Shape.Items { Item: var item }:
                list.Items.ForEach(one => Below(one, item));
                break;
        }
    }

    private ComposeNode Resolved(ComposeNode node, ComposeAttribute? attribute) => attribute?.Paths switch
    {
        PathRule.Path => Each(node, Path),
        PathRule.MaybeUnix => Each(node, MaybeUnix),
        PathRule.Context => Each(node, context => Remote.IsContext(context) ? context : Path(context)),
        PathRule.Watched => Each(node, path => context.Files.Real(Path(path))),
        PathRule.Mount => LongSyntax.Each(node, Mount),
        PathRule.VolumeOptions => LongSyntax.Each(node, VolumeOptions),
        _ => node,
    };

    private static ComposeNode Each(ComposeNode node, Func<string, string> resolve) =>
        node.AsText is { } text ? ComposeScalar.Text(node.At, resolve(text))
        : LongSyntax.Each(node, item => item.AsText is { } path ? ComposeScalar.Text(item.At, resolve(path)) : item);

    private string Path(string path)
    {
        var expanded = Home(path);
        return GoPath.IsAbsolute(expanded) || expanded.Length == 0 ? expanded : GoPath.Join(directory, expanded);
    }

    private string MaybeUnix(string path)
    {
        var expanded = Home(path);
        return GoPath.IsAbsolute(expanded) || GoPath.IsWindowsAbsolute(expanded) ? expanded : GoPath.Join(directory, expanded);
    }

    private string Home(string path) =>
        path.StartsWith('~') && context.Options.Environment.TryGetValue("HOME", out var home) ? GoPath.Join(home, path[1..]) : path;

    private ComposeNode Mount(ComposeNode node)
    {
        if (node is ComposeMap mount && mount.Text("type") == "bind" && mount.Find("source") is { AsText: { } source } given)
        {
            mount.Set("source", ComposeScalar.Text(given.At, MaybeUnix(source)));
        }

        return node;
    }

    /// <summary>A volume of the local driver may be a directory of the host.</summary>
    private ComposeNode VolumeOptions(ComposeNode node)
    {
        if (node is ComposeMap volume && volume.Text("driver") == "local" && volume.Map("driver_opts") is { } options
            && options.Text("o") == "bind" && options.Find("device") is { AsText: { } device } given)
        {
            options.Set("device", ComposeScalar.Text(given.At, MaybeUnix(device)));
        }

        return node;
    }
}
