using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Rewriting;

/// <summary>Pieces of the long syntax.</summary>
internal static class LongSyntax
{
    private const string Started = "service_started";

    /// <summary>A map of one entry.</summary>
    public static ComposeMap One(string key, ComposeNode value)
    {
        var map = new ComposeMap(value.At);
        map.Set(key, value);
        return map;
    }

    /// <summary>The items of a list, or the values of a map, each made into another.</summary>
    public static ComposeNode Each(ComposeNode node, Func<ComposeNode, ComposeNode> make)
    {
        switch (node)
        {
            case ComposeList list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    list.Items[i] = make(list.Items[i]);
                }

                break;
            case ComposeMap map:
                for (var i = 0; i < map.Count; i++)
                {
                    map.Replace(i, make(map.Entries[i].Value));
                }

                break;
        }

        return node;
    }

    public static ComposeNode NamesToMap(ComposeNode node)
    {
        if (node is not ComposeList list)
        {
            return node;
        }

        var map = new ComposeMap(list.At);
        foreach (var item in list.Items.Where(item => item.AsText is not null))
        {
            map.Set(item.AsText!, item.At, ComposeScalar.Null(item.At));
        }

        return map;
    }

    public static ComposeNode Dependencies(ComposeNode node) =>
        Each(NamesToMap(node), item => item is ComposeMap map ? Complete(map, ("condition", ComposeScalar.Text(map.At, Started)), ("required", ComposeScalar.Flag(map.At, true)))
            : item.IsNull ? Complete(new(item.At), ("condition", ComposeScalar.Text(item.At, Started)), ("required", ComposeScalar.Flag(item.At, true)))
            : item);

    public static ComposeNode EnvironmentFiles(ComposeNode node) =>
        Each(node.AsText is null ? node : new ComposeList(node.At, [node]), item =>
            (item.AsText is null ? item : One("path", item)) is ComposeMap file ? Complete(file, ("required", ComposeScalar.Flag(item.At, true))) : item);

    private static ComposeMap Complete(ComposeMap map, params ReadOnlySpan<(string Key, ComposeNode Value)> defaults)
    {
        foreach (var (key, value) in defaults)
        {
            if (!map.Has(key))
            {
                map.Set(key, value);
            }
        }

        return map;
    }
}
