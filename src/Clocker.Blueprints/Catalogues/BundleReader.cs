using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Reads the texts of a bundle: Brooklyn's <c>catalog.bom</c> and what it includes.</summary>
/// <remarks>Says what can be said of the texts alone; whether the types that items are made of exist is looked at by <see cref="BundleCheck"/>.</remarks>
public sealed class BundleReader
{
    /// <summary>The key that makes a document a catalogue.</summary>
    public const string CatalogueKey = "brooklyn.catalog";

    private readonly string _origin;
    private readonly ValueList<Source> _files;
    private readonly DiagnosticList _diagnostics;
    private readonly ItemReader _items;
    private readonly HashSet<string> _included = new(StringComparer.Ordinal);
    private readonly List<(string, Position)> _libraries = [];

    private BundleReader(string origin, ValueList<Source> files)
    {
        _origin = origin;
        _files = files;
        _diagnostics = new(Named(files[0].Name));
        _items = new(_diagnostics);
    }

    /// <summary>Reads a bundle.</summary>
    /// <param name="origin">What its author calls it.</param>
    /// <param name="files">Its texts by their paths within it, the catalogue first.</param>
    public static BundleReading Read(string origin, ValueList<Source> files) => new BundleReader(origin, files).Read();

    /// <summary>Whether a text is a catalogue rather than a blueprint.</summary>
    public static bool Recognises(Source source) =>
        YamlDocument.Read(source.Text, new(source.Name)) is MappingNode root && root.Find(CatalogueKey) is not null;

    /// <summary>Whether a text defines types and nothing else.</summary>
    public static bool DeploysNothing(Source source) =>
        YamlDocument.Read(source.Text, new(source.Name)) is MappingNode root && DeploysNothing(root);

    internal static bool DeploysNothing(MappingNode root) => root.Find(CatalogueKey) is { Value: MappingNode } && root.Find(Camp.CampKeys.Services) is null;

    private BundleReading Read()
    {
        var top = Catalogue(_files[0], out var root);
        if (top is null || root is null)
        {
            return new(null, [], _diagnostics.InOrder);
        }

        Collect(top, Metadata.None, root, _files[0]);
        var (name, version) = Identity(top);
        if (_items.All.Count == 0 && !_diagnostics.HasErrors)
        {
            _diagnostics.Error(Codes.BadItem, top.At, "The catalogue has no items.", "Give it \"item:\", or \"items:\" with a list.");
        }

        foreach (var item in _items.All)
        {
            item.Bundle = $"{name}:{version}";
        }

        return new(
            _diagnostics.HasErrors ? null : new(name, version, _origin, _files),
            _items.All,
            _diagnostics.InOrder)
        { Libraries = _libraries };
    }

    /// <summary>The name and version that are given; else those of the first item, which is the only one most of the time.</summary>
    private (string Name, string Version) Identity(MappingNode top)
    {
        var metadata = Metadata.None.With(top);
        var manifest = Manifest.Of(_files);
        var first = _items.All.Count > 0 ? _items.All[0] : null;
        var name = manifest?.Name ?? metadata.Text("bundle") ?? first?.Id ?? "";
        var version = manifest?.Version ?? metadata.Text("version") ?? first?.Version ?? Versions.Default;
        if (name.Contains(':', StringComparison.Ordinal))
        {
            _diagnostics.Error(Codes.BadVersion, (metadata.Find("bundle") ?? top).At, $"The bundle's name \"{name}\" has a colon.", "Give the name and the version apart: \"bundle: NAME\" and \"version: VERSION\".");
        }

        return (name, version);
    }

    private MappingNode? Catalogue(Source file, out MappingNode? root)
    {
        var document = YamlDocument.Read(file.Text, _diagnostics, new TextPlace(new(Named(file.Name), null)).Of);
        root = document as MappingNode;
        if (root?.Find(CatalogueKey) is { Value: MappingNode catalogue })
        {
            return catalogue;
        }

        if (document is not null)
        {
            var at = root?.Find(CatalogueKey)?.Value.At ?? document.At;
            _diagnostics.Error(
                Codes.NotACatalogue,
                at,
                $"This is no catalogue: it has no map under \"{CatalogueKey}\".",
                root?.Find("services") is null ? $"Begin with \"{CatalogueKey}:\"." : $"Put the blueprint under \"item:\" of a \"{CatalogueKey}:\"; to deploy it, use clocker up.");
        }

        return null;
    }

    private void Collect(MappingNode part, Metadata around, MappingNode? root, Source file)
    {
        CheckKeys(part);
        var metadata = around.With(part);
        foreach (var word in Metadata.Libraries)
        {
            if (part.Find(word) is { } libraries)
            {
                Libraries(libraries.Value, metadata, file);
            }
        }

        if (part.Find("include") is { } include)
        {
            Include(include.Value, metadata, file);
        }

        var hasParts = part.Find("items") is { Value: not ScalarNode { IsNull: true } } | part.Find("include") is not null;
        if (part.Find("item") is { } item)
        {
            _items.Add(metadata, item.Value, part.At, file);
        }
        else if (root is not null && Legacy(root) is { } plan)
        {
            _items.Add(metadata, plan, part.At, file);
        }
        else if (!hasParts)
        {
            _diagnostics.Error(Codes.BadItem, part.At, "This part of the catalogue has neither \"item\" nor \"items\".", "Write what it defines under \"item:\".");
        }

        if (part.Find("items") is { } items)
        {
            Parts(items.Value, metadata, file);
        }
    }

    private void Parts(Node items, Metadata metadata, Source file)
    {
        if (items is not SequenceNode list)
        {
            if (items is not ScalarNode { IsNull: true })
            {
                _diagnostics.Error(Codes.WrongShape, items.At, $"\"items\" is {items.Kind}, not a list.", "Begin each item with a hyphen: \"- id: NAME\".");
            }

            return;
        }

        foreach (var entry in list.Items)
        {
            if (entry is MappingNode part)
            {
                Collect(part, metadata, null, file);
            }
            else
            {
                Include(entry, metadata, file);
            }
        }
    }

    /// <summary>Another catalogue of the same bundle, read here.</summary>
    private void Include(Node node, Metadata metadata, Source from)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            _diagnostics.Error(Codes.WrongShape, node.At, $"What is to be included is {node.Kind}, not a text.", "Write the path of a file of this bundle.");
            return;
        }

        if (Part(scalar, from) is { } file && Catalogue(file, out var root) is { } part)
        {
            Collect(part, metadata, root, file);
        }
    }

    /// <summary>A file of this bundle that was not included yet.</summary>
    private Source? Part(ScalarNode reference, Source from)
    {
        var path = BundlePath.Of(reference.Text, from.Name);
        if (path is null)
        {
            _diagnostics.Error(Codes.NotFetched, reference.At, $"\"{reference.Text}\" is not fetched: Clocker reads catalogues from files only.", "Fetch it yourself, and put it into the bundle's directory; name it by its path there.");
            return null;
        }

        if (_files.FirstOrDefault(file => file.Name == path) is not { } found)
        {
            _diagnostics.Error(
                Codes.MissingPart,
                reference.At,
                $"There is no file \"{path}\" in the bundle.",
                _files.Count == 1 ? "Add the directory that both are in, not this file alone." : Suggestions.Remedy(path, [.. _files.Select(file => file.Name)], "files"));
            return null;
        }

        if (_included.Add(path) && path != _files[0].Name)
        {
            return found;
        }

        _diagnostics.Error(Codes.ItemTwice, reference.At, $"The file \"{path}\" is included twice.", "Include each file once.");
        return null;
    }

    private void Libraries(Node node, Metadata metadata, Source file)
    {
        if (node is not SequenceNode list)
        {
            _diagnostics.Error(Codes.WrongShape, node.At, $"The libraries are {node.Kind}, not a list.", "Write a list of bundles: \"- name: NAME\" and below it \"version: VERSION\".");
            return;
        }

        foreach (var entry in list.Items)
        {
            Library(entry, metadata, file);
        }
    }

    private void Library(Node entry, Metadata metadata, Source file)
    {
        var map = entry as MappingNode;
        var url = entry as ScalarNode ?? map?.Find("url")?.Value as ScalarNode;
        if (url is { IsNull: false })
        {
            if (BundlePath.IsCatalogue(url.Text) && BundlePath.Of(url.Text, file.Name) is not null)
            {
                Include(url, metadata, file);
                return;
            }

            _diagnostics.Warning(Codes.NoEffect, url.At, $"The library \"{url.Text}\" is left out: Clocker neither fetches libraries nor runs Java.", "If it has types in YAML, put its catalogue into this bundle, or add it by itself.");
        }
        else if (map?.Find("name")?.Value is ScalarNode { IsNull: false } name && map.Find("version")?.Value is ScalarNode { IsNull: false } version)
        {
            _libraries.Add(($"{name.Text}:{version.Text}", entry.At));
        }
        else
        {
            _diagnostics.Error(Codes.WrongShape, entry.At, "A library is neither a text nor a map with \"name\" and \"version\", or with \"url\".", "Write \"- name: NAME\" and below it \"version: VERSION\".");
        }
    }

    private void CheckKeys(MappingNode part)
    {
        foreach (var entry in part.Entries.Where(entry => !Metadata.Keys.Contains(entry.Name)))
        {
            var near = Suggestions.Nearest(entry.Name, Metadata.Keys);
            _diagnostics.Warning(
                Codes.UnknownKey,
                entry.Key.At,
                $"The catalogue has an unknown key \"{entry.Name}\", which is ignored.",
                near is null ? "If it describes the item, put it under \"item:\"." : $"Did you mean \"{near}\"?");
        }

        foreach (var word in Metadata.ScanJava)
        {
            if (part.Find(word) is { Value: ScalarNode { IsNull: false, Text: not "false" } } scan)
            {
                _diagnostics.Warning(Codes.NoEffect, scan.Key.At, $"\"{word}\" has no effect: Clocker has no Java classes to scan.", "Leave it out.");
            }
        }
    }

    /// <summary>The old form: the item beside the catalogue, not in it.</summary>
    private static MappingNode? Legacy(MappingNode root)
    {
        if (root.Find("blueprint")?.Value is MappingNode blueprint)
        {
            return blueprint;
        }

        if (root.Find("services") is null && root.Find("type") is null)
        {
            return null;
        }

        var plan = new MappingNode(root.At);
        foreach (var entry in root.Entries.Where(entry => entry.Name != CatalogueKey))
        {
            plan.TryAdd(entry);
        }

        return plan;
    }

    /// <summary>A file as the author knows it.</summary>
    private string Named(string path) => BundlePath.Shown(_origin, path);
}
