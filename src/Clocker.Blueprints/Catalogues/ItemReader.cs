using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Reads the items of a bundle: what each is called, what it defines, and its plan.</summary>
internal sealed class ItemReader(DiagnosticList diagnostics)
{
    private static readonly string[] PlainFormats = ["auto", "brooklyn-camp", "camp"];

    private readonly List<CatalogueItem> _all = [];
    private readonly Dictionary<string, Position> _first = new(StringComparer.Ordinal);

    /// <summary>All items so far.</summary>
    public IReadOnlyList<CatalogueItem> All => _all;

    /// <summary>Adds an item, or says why it is none.</summary>
    /// <param name="metadata">What is said about it.</param>
    /// <param name="given">Its plan: a map, or a text with one.</param>
    /// <param name="at">Where it is defined.</param>
    /// <param name="file">The file that this is in.</param>
    public void Add(Metadata metadata, Node given, Position at, Source file)
    {
        if (Plan(given, file, metadata) is not { } plan || Id(metadata, plan, at) is not { } id || Version(metadata) is not { } version)
        {
            return;
        }

        var item = new CatalogueItem(id, version, Kind(metadata, plan))
        {
            Name = metadata.Text("displayName", "name") ?? Text(plan, "name"),
            Description = metadata.Text("description") ?? Text(plan, "description"),
            IconUrl = metadata.Text("iconUrl", "icon_url") ?? Text(plan, "iconUrl"),
            Tags = metadata.Find("tags") is SequenceNode tags ? [.. tags.Items.OfType<ScalarNode>().Select(tag => tag.Text)] : [],
            IsDeprecated = metadata.IsSet("deprecated"),
            IsDisabled = metadata.IsSet("disabled"),
            Location = diagnostics.At(at),
            Text = given is ScalarNode text ? text.Text : Excerpt.Of(file.Text, given.At),
        };
        if (!_first.TryAdd(item.ToString(), at))
        {
            diagnostics.Error(Codes.ItemTwice, at, $"The item \"{item}\" is defined twice, first in line {_first[item.ToString()].Line}.", "Give one of them another id or version.");
            return;
        }

        item.Plan = (MappingNode)new Relocation(new(diagnostics.At(at).File, item)).Of(plan);
        item.Mentions = [.. Mentioned.In(item.Plan)];
        _all.Add(item);
    }

    private MappingNode? Plan(Node given, Source file, Metadata metadata)
    {
        var format = metadata.Text("format");
        var isJava = format is "java-type-name" && given is ScalarNode;
        if (format is not null && !isJava && format != "bean-with-type" && !PlainFormats.Contains(format))
        {
            diagnostics.Warning(Codes.NoEffect, metadata.Find("format")!.At, $"The format \"{format}\" is not known; the item is read as YAML.", "Leave it out.");
        }

        var node = given switch
        {
            ScalarNode { IsNull: true } => given,
            ScalarNode name when isJava => OfType(name),
            ScalarNode text => YamlDocument.Read(text.Text, diagnostics, Excerpt.Place(file.Text, text).Of),
            _ => given,
        };
        // A text that is no YAML has said so.
        if (node is null || node is MappingNode)
        {
            return (MappingNode?)node;
        }

        diagnostics.Error(Codes.WrongShape, given.At, $"What the item defines is {node.Kind}, not a map.", "Write it as a service, beginning with \"type:\", or as a blueprint with \"services:\".");
        return null;
    }

    private static MappingNode OfType(ScalarNode name)
    {
        var plan = new MappingNode(name.At);
        plan.TryAdd(new(new(name.At, "type", Spelling.PlainLines), name));
        return plan;
    }

    private string? Id(Metadata metadata, MappingNode plan, Position at)
    {
        var node = metadata.Find("id") ?? plan.Find("id")?.Value;
        var id = (node as ScalarNode)?.Text.Trim();
        if (string.IsNullOrEmpty(id))
        {
            diagnostics.Error(Codes.BadItem, at, "The item has no id.", "Say what blueprints are to call it: \"id: NAME\".");
            return null;
        }

        if (!id.Any(letter => letter == ':' || char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            return id;
        }

        diagnostics.Error(Codes.BadItem, node!.At, $"The id \"{id}\" has a colon or a space.", "Use letters, digits, dots, hyphens and underscores; the version goes under \"version:\".");
        return null;
    }

    private string? Version(Metadata metadata)
    {
        var node = metadata.Find("version");
        if (node is null)
        {
            return Versions.Default;
        }

        var version = (node as ScalarNode)?.Text.Trim() ?? "";
        if (version.Length > 0 && !version.Any(letter => letter == ':' || char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            return version;
        }

        diagnostics.Error(Codes.BadVersion, node.At, version.Length == 0 ? $"The version is {node.Kind}, not a text." : $"The version \"{version}\" has a colon or a space.", "Write it as \"version: 1.2.0\".");
        return null;
    }

    private ItemKind Kind(Metadata metadata, MappingNode plan)
    {
        var node = metadata.Find("itemType", "item_type");
        if (node is ScalarNode given)
        {
            if (Enum.TryParse<ItemKind>(given.Text.Trim(), ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(given.Text.Trim()[0]))
            {
                return kind;
            }

            diagnostics.Error(Codes.BadItem, node.At, $"There is no item type \"{given.Text}\".", Suggestions.Remedy(given.Text, [.. Enum.GetNames<ItemKind>().Select(name => name.ToLowerInvariant())], "item types"));
        }

        return metadata.Text("format") == "bean-with-type" ? ItemKind.Bean
            : plan.Find(CampKeys.Services) is not null ? ItemKind.Application
            : KindOf(CampKeys.Type.Select(key => Text(plan, key)).FirstOrDefault(type => type is not null) ?? "");
    }

    /// <summary>What a type seems to be where nothing says so.</summary>
    private static ItemKind KindOf(string type) =>
        type.Contains(".policy.", StringComparison.Ordinal) ? ItemKind.Policy
        : type.Contains(".enricher.", StringComparison.Ordinal) ? ItemKind.Enricher
        : type.Contains(".location.", StringComparison.Ordinal) || type.StartsWith("jclouds:", StringComparison.Ordinal) || type.StartsWith("byon", StringComparison.Ordinal) ? ItemKind.Location
        : ItemKind.Entity;

    private static string? Text(MappingNode map, string key) =>
        map.Find(key)?.Value is ScalarNode { IsNull: false } scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;
}
