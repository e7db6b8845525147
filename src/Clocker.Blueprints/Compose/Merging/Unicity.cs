using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Rewriting;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Merging;

/// <summary>Where entries of a list are about the same thing, the last one takes the place of the first.</summary>
internal sealed class Unicity(DiagnosticList diagnostics)
{
    private const string Secrets = "/run/secrets";

    public void Enforce(ComposeMap map, Shape shape, ComposePath path)
    {
        var about = shape.For(map);
        for (var i = 0; i < map.Count; i++)
        {
            var entry = map.Entries[i];
            var attribute = (about as Shape.Fields)?.Find(entry.Name);
            var below = attribute?.Shape ?? (about as Shape.Keyed)?.Of;
            switch (entry.Value)
            {
                case ComposeMap inner when below is not null:
                    Enforce(inner, below, path.Then(entry.Name));
                    break;
                case ComposeList { Items.Count: > 0 } list when attribute is { Unique: not Uniqueness.None }:
                    Enforce(list, attribute.Unique, path.Then(entry.Name));
                    break;
            }
        }
    }

    private void Enforce(ComposeList list, Uniqueness rule, ComposePath path)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = 0;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Key(list.Items[i], rule, path.Then(i)) is not { } key)
            {
                return;
            }

            if (places.TryGetValue(key, out var place))
            {
                list.Items[place] = list.Items[i];
            }
            else
            {
                places.Add(key, kept);
                list.Items[kept++] = list.Items[i];
            }
        }

        list.Items.RemoveRange(kept, list.Items.Count - kept);
    }

    /// <summary>What an entry is about; null if it cannot be told, and then that is said.</summary>
    private string? Key(ComposeNode item, Uniqueness rule, ComposePath path) => rule switch
    {
        Uniqueness.Key => item.AsText is { } text ? text[..(text.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)] : Refuse(item, path, "unexpected type"),
        Uniqueness.Target => item is ComposeMap map ? Required(map, "target", path, "volume") : Mounted(item, path),
        Uniqueness.DeviceTarget => item is ComposeMap map ? Required(map, "target", path, "device") : Device(item.AsText ?? ""),
        Uniqueness.Port => Port(item, path),
        Uniqueness.Secret => FileMount(item, Secrets, path),
        Uniqueness.Config => FileMount(item, "", path),
        Uniqueness.Exposed => item is ComposeScalar { Type: ScalarKind.Text or ScalarKind.Whole } exposed ? exposed.Printed : Refuse(item, path, "unsupported expose value"),
        _ => item is ComposeMap map ? Required(map, "path", path, "environment file") : item.AsText ?? "",
    };

    private string? Mounted(ComposeNode item, ComposePath path)
    {
        if (item.AsText is not { } text)
        {
            return "";
        }

        var (volume, problem) = VolumeText.Read(text, item.At);
        return problem is null ? volume.Text("target") ?? "" : Refuse(item, path, problem);
    }

    private static string Device(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 1 ? parts[0] : parts[1];
    }

    private string? Port(ComposeNode item, ComposePath path)
    {
        if (item is not ComposeMap map)
        {
            return (item as ComposeScalar)?.Printed ?? "";
        }

        return Required(map, "target", path, "port") is not { } target
            ? null
            : $"{map.Text("host_ip") ?? "0.0.0.0"}:{(map.Find("published") is { } published ? Fingerprint.Of(published) : "")}:{target}/{map.Text("protocol") ?? "tcp"}";
    }

    private string? FileMount(ComposeNode item, string folder, ComposePath path) => item switch
    {
        ComposeMap map => map.Text("target") ?? $"{folder}/{map.Text("source")}",
        { AsText: { } source } => $"{folder}/{source}",
        _ => Refuse(item, path, "unsupported value"),
    };

    private string? Required(ComposeMap map, string key, ComposePath path, string what) =>
        map.Find(key) is ComposeScalar { IsNull: false } value ? value.Printed : Refuse(map, path, $"service {what} is missing a {(key == "target" ? "mount target" : key)}");

    private string? Refuse(ComposeNode item, ComposePath path, string problem)
    {
        diagnostics.Error(DiagnosticCodes.BadAttribute, item.At, $"{path}: {problem}", "Write it in the short or in the long syntax.");
        return null;
    }
}
