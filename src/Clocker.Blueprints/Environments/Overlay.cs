using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Environments;

/// <summary>Lays environments over a blueprint while it is read: config over config as a service lies over its type, a location in place of another.</summary>
/// <param name="layers">The environments; a later one goes before an earlier one.</param>
/// <param name="types">Says which key a name means.</param>
/// <param name="diagnostics">Collects what fits nothing.</param>
internal sealed class Overlay(IReadOnlyList<EnvironmentLayer> layers, TypeNames types, DiagnosticList diagnostics)
{
    private readonly IReadOnlyList<EnvironmentLayer> _layers = [.. layers.Reverse()];
    private readonly SortedDictionary<string, int> _met = new(StringComparer.Ordinal);
    private readonly List<EnvironmentChange> _changes = [];

    /// <summary>What was changed, in the order in which it was met.</summary>
    public IReadOnlyList<EnvironmentChange> Changes => _changes;

    /// <summary>A document with what environments say of the application.</summary>
    public MappingNode Application(MappingNode document)
    {
        var said = _layers.Select(layer => layer.Application).Where(said => said.Entries.Count > 0).ToList();
        if (said.Count == 0)
        {
            return document;
        }

        var merged = Over("", said, document);
        foreach (var word in new[] { CampKeys.Services, CampKeys.WrappedApp, "version" })
        {
            if (document.Find(word) is { } entry)
            {
                merged.TryAdd(entry);
            }
        }

        return merged;
    }

    /// <summary>A service in full with what environments say of it.</summary>
    public MappingNode Service(MappingNode service)
    {
        if (_layers.Count == 0)
        {
            return service;
        }

        if ((Text(service, "id") ?? Text(service, "planId") ?? Text(service, "name")) is not { } called)
        {
            return service;
        }

        _met[called] = _met.GetValueOrDefault(called) + 1;
        var said = _layers.SelectMany(layer => layer.Services).Where(entry => entry.Name == called).Select(entry => (MappingNode)entry.Value).ToList();
        return said.Count == 0 ? service : Over(called, said, service);
    }

    /// <summary>Says what fits no service, or more than one. To be asked when all have been read.</summary>
    public void Check()
    {
        foreach (var entry in _layers.SelectMany(layer => layer.Services))
        {
            var count = _met.GetValueOrDefault(entry.Name);
            if (count == 0)
            {
                diagnostics.Error(
                    Codes.NoSuchService, entry.Key.At, $"The blueprint has no service \"{entry.Name}\".", _met.Count == 0 ? "Give its services ids." : Suggestions.Remedy(entry.Name, [.. _met.Keys], "services"));
            }
            else if (count > 1)
            {
                diagnostics.Error(Codes.NoSuchService, entry.Key.At, $"The blueprint has {count} services \"{entry.Name}\".", "Give each of them an id of its own.");
            }
        }
    }

    private MappingNode Over(string entity, IEnumerable<MappingNode> layers, MappingNode below)
    {
        var parameters = ParameterLayers.Names(below).ToHashSet(StringComparer.Ordinal);
        var said = layers.Select(layer => WithParameters(layer, parameters)).ToList();
        List<MappingNode> all = [.. said, below];
        for (var i = said.Count - 1; i >= 0; i--)
        {
            Note(entity, said[i], all[(i + 1)..]);
        }

        var merged = new MappingNode(below.At);
        foreach (var entry in new Layers(types).Merge(all, own: all.Count).Entries)
        {
            merged.TryAdd(entry);
        }

        return merged;
    }

    /// <summary>A layer with values of parameters under config, wherever they stand: a value there goes before one beside.</summary>
    private static MappingNode WithParameters(MappingNode layer, HashSet<string> parameters)
    {
        if (!layer.Entries.Any(entry => parameters.Contains(entry.Name)))
        {
            return layer;
        }

        var (rest, config) = (new MappingNode(layer.At), new MappingNode(layer.At));
        foreach (var entry in layer.Entries)
        {
            if (entry is { Name: CampKeys.ConfigBlock, Value: MappingNode block })
            {
                block.Entries.ToList().ForEach(each => config.TryAdd(each));
            }
            else
            {
                (parameters.Contains(entry.Name) ? config : rest).TryAdd(entry);
            }
        }

        rest.TryAdd(new(new(layer.At, CampKeys.ConfigBlock), config));
        return rest;
    }

    private void Note(string entity, MappingNode said, List<MappingNode> below)
    {
        var type = Layers.TypeOf(types, below[^1]);
        foreach (var word in new[] { "location", "locations" })
        {
            if (said.Find(word) is { } place)
            {
                Note(entity, word, place, below.Select(layer => layer.Find("location") ?? layer.Find("locations")));
            }
        }

        foreach (var (name, entry) in ConfigLayers.Given(types, type, said))
        {
            Note(entity, name, entry, below.Select(layer => ConfigLayers.Given(types, type, layer).TryGetValue(name, out var found) ? found : (MappingNode.Entry?)null));
        }
    }

    private void Note(string entity, string key, MappingNode.Entry entry, IEnumerable<MappingNode.Entry?> below)
    {
        var instead = below.FirstOrDefault(found => found is not null);
        _changes.Add(new(entity, key, diagnostics.At(entry.Key.At), instead is { } there ? diagnostics.At(there.Key.At) : null));
        if ((entry.Value, instead?.Value) is (MappingNode, SequenceNode) or (SequenceNode, MappingNode))
        {
            diagnostics.Warning(
                Codes.OtherShape,
                entry.Key.At,
                $"\"{entry.Name}\" is {entry.Value.Kind} here and {instead!.Value.Value.Kind} in {diagnostics.At(instead.Value.Key.At)}, so it takes the place of all of that.",
                "Write both as maps, and this one is laid over the other where maps are.");
        }
    }

    private static string? Text(MappingNode map, string key) =>
        map.Find(key)?.Value is ScalarNode { IsNull: false } scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;
}
