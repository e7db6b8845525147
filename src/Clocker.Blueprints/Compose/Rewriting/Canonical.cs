using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Loading;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Rewriting;

/// <summary>Writes the long syntax for the short one.</summary>
internal sealed class Canonical(LoadContext context)
{
    public void Apply(ComposeMap map, Shape? shape, ComposePath path)
    {
        var about = shape?.For(map);
        for (var i = 0; i < map.Count; i++)
        {
            var entry = map.Entries[i];
            var attribute = (about as Shape.Fields)?.Find(entry.Name);
            var below = attribute?.Shape ?? (about as Shape.Keyed)?.Of;
            var rewritten = attribute is null || attribute.Rewrite == Rewrite.None ? entry.Value : Rewritten(entry.Value, attribute.Rewrite, path.Then(entry.Name));
            if (!ReferenceEquals(rewritten, entry.Value))
            {
                map.Replace(i, rewritten);
            }

            Below(rewritten, below, path.Then(entry.Name));
        }
    }

    private void Below(ComposeNode node, Shape? shape, ComposePath path)
    {
        switch (node)
        {
            case ComposeMap map:
                Apply(map, shape, path);
                break;
            case ComposeList list when shape?.For(list) is Shape.Items { Item: var item }:
                list.Items.ForEach(one => Below(one, item, path.Then("[]")));
                break;
        }
    }

    private ComposeNode Rewritten(ComposeNode node, Rewrite rewrite, ComposePath path) => rewrite switch
    {
        Rewrite.TextList => node.AsText is null ? node : new ComposeList(node.At, [node]),
        Rewrite.NotEmptyTexts => new ComposeList(node.At, (node is ComposeList texts ? texts.Items : [node]).Where(text => text.AsText is not "" && !text.IsNull)),
        Rewrite.Printed => node is ComposeScalar { Type: not ScalarKind.Text } scalar ? ComposeScalar.Text(node.At, scalar.Printed) : node,
        Rewrite.Build => node.AsText is null ? node : LongSyntax.One("context", node),
        Rewrite.Extends => node.AsText is null ? node : LongSyntax.One("service", node),
        Rewrite.Contexts => Contexts(node, path),
        Rewrite.SshKeys => SshKeys(node, path),
        Rewrite.Dependencies => LongSyntax.Dependencies(node),
        Rewrite.EnvironmentFiles => LongSyntax.EnvironmentFiles(node),
        Rewrite.Gpus => node.AsText is null ? node : new ComposeList(node.At, [LongSyntax.One("count", ComposeScalar.Text(node.At, "all"))]),
        Rewrite.NamesToMap => LongSyntax.NamesToMap(node),
        Rewrite.FileMounts => LongSyntax.Each(node, item => item.AsText is null ? item : LongSyntax.One("source", item)),
        Rewrite.Devices => LongSyntax.Each(node, item => item.AsText is { } text ? Device(text, item, path) : item),
        Rewrite.Volumes => LongSyntax.Each(node, item => item.AsText is { } text ? Volume(text, item, path) : item),
        Rewrite.Ports => Ports(node, path),
        _ => LongSyntax.Each(node, resource => External(resource, path)),
    };

    private ComposeNode Contexts(ComposeNode node, ComposePath path)
    {
        if (node is not ComposeList list)
        {
            return node;
        }

        var map = new ComposeMap(list.At);
        foreach (var item in list.Items)
        {
            if (item.AsText is { } text && text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at)
            {
                map.Set(text[..at], ComposeScalar.Text(item.At, text[(at + 1)..]));
            }
            else if (context.Options.Interpolates)
            {
                Refuse(item, path, $"invalid value {item.AsText}, expected key=value", "Write NAME=CONTEXT.");
            }
        }

        return map;
    }

    private ComposeNode SshKeys(ComposeNode node, ComposePath path)
    {
        if (node is not ComposeList list)
        {
            return node;
        }

        var map = new ComposeMap(list.At);
        foreach (var item in list.Items)
        {
            var text = item.AsText ?? "";
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 && text != "default")
            {
                Refuse(item, path, $"invalid ssh key \"{text}\"", "Write ID=PATH, or default.");
            }

            map.Set(at < 0 ? text : text[..at], at < 0 ? ComposeScalar.Null(item.At) : ComposeScalar.Text(item.At, text[(at + 1)..]));
        }

        return map;
    }

    private ComposeNode Device(string text, ComposeNode item, ComposePath path)
    {
        var parts = text.Split(':');
        if (parts.Length > 3)
        {
            Refuse(item, path, $"confusing device mapping, please use long syntax: {text}", "Write source, target and permissions.");
            return item;
        }

        var device = LongSyntax.One("source", ComposeScalar.Text(item.At, parts[0]));
        device.Set("target", ComposeScalar.Text(item.At, parts.Length > 1 && parts[1].Length > 0 ? parts[1] : parts[0]));
        device.Set("permissions", ComposeScalar.Text(item.At, parts.Length > 2 ? parts[2] : "rwm"));
        return device;
    }

    private ComposeNode Volume(string text, ComposeNode item, ComposePath path)
    {
        var (volume, problem) = VolumeText.Read(text, item.At);
        if (problem is null)
        {
            return volume;
        }

        Refuse(item, path, problem, "Write SOURCE:TARGET or SOURCE:TARGET:ro.");
        return item;
    }

    private ComposeNode Ports(ComposeNode node, ComposePath path)
    {
        if (node is not ComposeList list)
        {
            return node;
        }

        var ports = new ComposeList(list.At);
        foreach (var item in list.Items)
        {
            if (item is not ComposeScalar { IsNull: false } scalar)
            {
                ports.Items.Add(item);
                continue;
            }

            var (read, problem) = PortText.Read(scalar.Printed, item.At);
            if (problem is not null && !context.Options.Interpolates)
            {
                return list;
            }

            context.Allowance.TakeNodes(read.Count * 5);
            ports.Items.AddRange(read);
            if (problem is not null)
            {
                Refuse(item, path, problem, "Write PUBLISHED:TARGET, such as 8080:80, with an address before it or a protocol such as /udp after it.");
            }
        }

        return ports;
    }

    private ComposeNode External(ComposeNode node, ComposePath path)
    {
        if (node is not ComposeMap resource || resource.Find("external") is not ComposeMap external)
        {
            return node;
        }

        resource.Set("external", ComposeScalar.Flag(external.At, true));
        if (external.Text("name") is { } name)
        {
            context.Diagnostics.Warning(
                Codes.Obsolete, external.At, $"{path}: external.name is deprecated. Please set name and external: true", "Write \"name:\" beside \"external: true\".");
            if (resource.Text("name") is { } own && own != name)
            {
                Refuse(external, path, "name and external.name conflict; only use name", "Remove one of them.");
            }

            resource.Set("name", ComposeScalar.Text(external.At, name));
        }

        return resource;
    }

    /// <summary>Without variables put in, a text may be wrong only because of one.</summary>
    private void Refuse(ComposeNode node, ComposePath path, string problem, string remedy)
    {
        if (context.Options.Interpolates)
        {
            context.Diagnostics.Error(Codes.BadAttribute, node.At, $"{path}: {problem}", remedy);
        }
    }
}
