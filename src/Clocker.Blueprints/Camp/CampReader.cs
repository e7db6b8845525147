using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Makes a blueprint of a YAML document, or says all that keeps it from being one.</summary>
internal sealed class CampReader(Source source, TypeNames types, ItemIndex items, DiagnosticList diagnostics)
{
    private readonly TypeExpansion _items = new(items, types, diagnostics);
    private readonly Expressions _expressions = new(diagnostics);
    private readonly List<Draft> _all = [];

    public Reading Read(Node node)
    {
        if (node is not MappingNode document)
        {
            diagnostics.Error(Codes.NotABlueprint, node.At, $"The document is {node.Kind}, not a map.", "Begin with \"services:\" and a list of services.");
            return new(null, []);
        }

        var root = Root(document);
        var services = Services(document, root);
        var config = new ConfigReading(types, diagnostics, _expressions);
        config.ReadRoot(root, document);
        foreach (var (draft, map) in services)
        {
            config.ReadService(draft, map);
        }

        config.CheckAnonymous(_all);
        root = Unwrap(root, document);
        new Naming(diagnostics).GiveNames(root);
        var tree = root.SelfAndDescendants().ToList();
        new ReferenceCheck(diagnostics, tree, _expressions.References).Check();
        var files = new FileNames(diagnostics).Of(tree);
        if (!diagnostics.HasErrors)
        {
            new WaitCircles(diagnostics, tree).Check();
        }

        return new(diagnostics.HasErrors ? null : new(Handle(root, document), root.ToSpec()), []) { Files = files };
    }

    /// <summary>The id, else the name, else the file's name.</summary>
    private string Handle(Draft root, MappingNode document) =>
        root.Id ?? (document.Find("name") is null && root.GivenName is null ? FileTitle() : root.Name);

    private string FileTitle()
    {
        var file = source.Name[(source.Name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = file.LastIndexOf('.');
        var title = dot > 0 ? file[..dot] : file;
        return title.Length == 0 ? "application" : title;
    }

    private Draft Root(MappingNode document)
    {
        var root = new Draft(null, document.At) { Type = types.Find(BasicDeclarations.Application.Name).Type };
        _all.Add(root);
        ReadNames(root, document);
        root.Name = root.GivenName ?? root.Id ?? FileTitle();
        root.Location = new Locations(diagnostics).Of(document);
        return root;
    }

    /// <summary>All services, parents first, with the map that each was written as.</summary>
    private List<(Draft Draft, MappingNode Map)> Services(MappingNode document, Draft root)
    {
        var found = new List<(Draft, MappingNode)>();
        if (document.Find(CampKeys.Services) is not { } services)
        {
            var near = Suggestions.Nearest(CampKeys.Services, document.Entries.Select(entry => entry.Name).Except(CampKeys.OfDocument));
            var at = near is null ? document.At : document.Find(near)!.Key.At;
            diagnostics.Error(Codes.NoServices, at, "The blueprint has no services.", near is null ? "Add \"services:\" with a list of services; it may be empty: []." : $"Write \"services\" instead of \"{near}\".");
            return found;
        }

        AddAll(services.Value, CampKeys.Services, root, found);
        if (document.Find(CampKeys.Children) is { } children)
        {
            AddAll(children.Value, CampKeys.Children, root, found);
        }

        return found;
    }

    private void AddAll(Node node, string block, Draft parent, List<(Draft, MappingNode)> found)
    {
        if (node is not SequenceNode list)
        {
            diagnostics.Error(Codes.WrongShape, node.At, $"\"{block}\" is {node.Kind}, not a list.", "Begin each entry with a hyphen: \"- type: docker:nginx\".");
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is MappingNode map)
            {
                Add(map, parent, found);
            }
            else
            {
                diagnostics.Error(Codes.WrongShape, item.At, $"An entry of \"{block}\" is {item.Kind}, not a map.", "Write it as \"- type: docker:nginx\".");
            }
        }
    }

    private void Add(MappingNode written, Draft parent, List<(Draft, MappingNode)> found)
    {
        var (map, item) = _items.Of(written);
        var draft = new Draft(parent, map.At)
        {
            // What an item consists of belongs to it, down to where another item begins.
            CatalogItem = item?.ToString() ?? (written.At.Origin is null ? null : parent.CatalogItem),
        };
        parent.Children.Add(draft);
        _all.Add(draft);
        found.Add((draft, map));
        ReadNames(draft, map);
        draft.Location = new Locations(diagnostics).Of(map);
        ReadType(draft, map);
        if (map.Find(CampKeys.Children) is { } children)
        {
            AddAll(children.Value, CampKeys.Children, draft, found);
        }
    }

    private void ReadNames(Draft draft, MappingNode map)
    {
        draft.GivenName = Text(map, "name");
        draft.Id = Text(map, "id") ?? Text(map, "planId");
        draft.IdAt = (map.Find("id") ?? map.Find("planId"))?.Value.At ?? draft.At;
    }

    private string? Text(MappingNode map, string key)
    {
        if (map.Find(key) is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode scalar && !scalar.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
        {
            return scalar.IsNull || scalar.Text.Trim().Length == 0 ? null : scalar.Text.Trim();
        }

        diagnostics.Error(Codes.WrongShape, entry.Value.At, $"\"{key}\" is {(entry.Value is ScalarNode ? "an expression" : entry.Value.Kind)}, not a plain text.", $"Write \"{key}: some-text\".");
        return null;
    }

    private void ReadType(Draft draft, MappingNode map)
    {
        var key = CampKeys.Type.FirstOrDefault(name => map.Find(name) is not null);
        if (key is null || Text(map, key) is not { } name)
        {
            if (key is null || map.Find(key)!.Value is ScalarNode { IsNull: true })
            {
                diagnostics.Error(Codes.NoType, key is null ? draft.At : map.Find(key)!.Value.At, $"{Who(draft)} has no type.", "Say what it is: \"type: docker:nginx\".");
            }

            return;
        }

        var (type, rest) = types.Find(name);
        var at = (ScalarNode)map.Find(key)!.Value;
        draft.Type = type;
        if (type is null)
        {
            diagnostics.Error(Codes.UnknownType, at.At, $"There is no type \"{name}\".", _items.Remedy(name) ?? types.Remedy(name));
        }
        else if (rest is not null)
        {
            ReadShorthand(draft, type, rest, at);
        }
    }

    private void ReadShorthand(Draft draft, TypeDeclaration type, string rest, ScalarNode at)
    {
        var config = type.ReadShorthand(rest);
        if (config.Problem is { } problem)
        {
            diagnostics.Error(Codes.BadImage, at.PlaceOf(type.Prefix!.Length), $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.", $"Write {type.Prefix}IMAGE, {type.Prefix}IMAGE:TAG or {type.Prefix}REGISTRY:PORT/IMAGE:TAG.");
            return;
        }

        foreach (var (key, value) in config.Value!)
        {
            draft.Config[key] = new(at, at, new Expression.Constant(value), types.Key(type, key), false);
        }
    }

    private static string Who(Draft draft) => (draft.Id ?? draft.GivenName) is { } name ? $"Service \"{name}\"" : "The service";

    /// <summary>A blueprint of one application is that application, unless the two say different things.</summary>
    private static Draft Unwrap(Draft root, MappingNode document)
    {
        var mayMerge = root.Children is [{ Type.Name: var type } only]
            && type == BasicDeclarations.Application.Name
            && document.Find("wrappedApp")?.Value is not ScalarNode { Text: "true" }
            && (root.GivenName is null || only.GivenName is null || root.GivenName == only.GivenName)
            && (root.Id is null || only.Id is null || root.Id == only.Id)
            && (root.Location is null || only.Location is null)
            && root.Config.All(entry => !only.Config.TryGetValue(entry.Key, out var other) || other.Expression == entry.Value.Expression);
        if (mayMerge)
        {
            root.TakeOver(root.Children[0]);
        }
        else if (root.Type is not null)
        {
            var here = new ScalarNode(document.At, "", true, null);
            root.Config.TryAdd(BasicDeclarations.WrapperApplication.Name, new(here, here, new Expression.Constant(Value.Of(true)), BasicDeclarations.WrapperApplication, true));
        }

        return root;
    }
}
