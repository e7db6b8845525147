using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Environments;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Clouds;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads maps that describe entities: the document itself, services, children, and specifications in config.</summary>
internal sealed class EntityReading : INestedSpecs
{
    private readonly TypeNames _types;
    private readonly DiagnosticList _diagnostics;
    private readonly TypeExpansion _items;
    private readonly Expressions _expressions;
    private readonly ConfigReading _config;
    private readonly AdjunctReading _adjuncts;
    private readonly ParameterReading _parameters;
    private readonly List<Draft> _all = [];

    public EntityReading(TypeNames types, ItemIndex items, DiagnosticList diagnostics, Overlay environments)
    {
        (_types, _diagnostics, Environments) = (types, diagnostics, environments);
        _items = new(items, types, diagnostics);
        _expressions = new(diagnostics) { Specs = this };
        _config = new(types, diagnostics, _expressions);
        _adjuncts = new(diagnostics, _expressions, _items);
        _parameters = new(diagnostics, _expressions);
    }

    /// <summary>What is different where it is deployed to.</summary>
    public Overlay Environments { get; }

    /// <summary>Entities that stand in config, with what is below them.</summary>
    public IEnumerable<Draft> Specifications => _all.Where(draft => draft.IsSpecification);

    /// <summary>All references to entities, to be checked when all ids are known.</summary>
    public IReadOnlyList<Reference> References => _expressions.References;

    /// <summary>A document: the application, with its services and children.</summary>
    public Draft Application(MappingNode written, TypeDeclaration? type)
    {
        var document = Environments.Application(written);
        var root = new Draft(null, document.At) { Type = type };
        var services = new List<(Draft, MappingNode)>();
        Prepare(root, document);
        root.Name = root.GivenName ?? root.Id ?? "";
        AddAll(document, CampKeys.Services, root, services);
        AddAll(document, CampKeys.Children, root, services);
        _parameters.Read(root, document);
        _config.ReadRoot(root, document);
        _adjuncts.Read(root, document);
        ReadAll(services);
        return root;
    }

    /// <summary>One service that belongs to nothing.</summary>
    public Draft Service(MappingNode map)
    {
        var services = new List<(Draft, MappingNode)>();
        Add(map, null, services);
        ReadAll(services);
        return services[0].Item1;
    }

    /// <inheritdoc />
    /// <remarks>It is read as if it stood below the entity whose config it is in.</remarks>
    public Expression? Read(Node node, Draft owner)
    {
        if (node is not MappingNode map)
        {
            _diagnostics.Error(Codes.BadArguments, node.At, $"entitySpec is given {node.Kind}, not a map.", "Write \"$brooklyn:entitySpec:\" and below it \"type: …\".");
            return null;
        }

        var services = new List<(Draft, MappingNode)>();
        var draft = Add(map, owner, services, isSpecification: true);
        owner.Specifications.Add(draft);
        ReadAll(services);
        new Naming(_diagnostics).NameAll(draft);
        return new Expression.Specification(draft.ToSpec());
    }

    /// <summary>Says which keys of config blocks nobody will look at. To be asked when everything has been read.</summary>
    public void CheckConfig() => _config.CheckAnonymous(_all);

    /// <summary>Says which keys are asked for that nothing of a whole blueprint, and no deployment, gives.</summary>
    public void CheckAsked(IReadOnlyCollection<string> set) => _config.CheckAsked(_all, set);

    private void ReadAll(List<(Draft Draft, MappingNode Map)> services)
    {
        foreach (var (draft, map) in services)
        {
            _parameters.Read(draft, map);
        }

        foreach (var (draft, map) in services)
        {
            _config.ReadService(draft, map);
            _adjuncts.Read(draft, map);
        }
    }

    private void AddAll(MappingNode map, string block, Draft parent, List<(Draft, MappingNode)> found)
    {
        if (map.Find(block)?.Value is not { } node || (node is ScalarNode { IsNull: true } && block != CampKeys.Services))
        {
            return;
        }

        if (node is not SequenceNode list)
        {
            _diagnostics.Error(Codes.WrongShape, node.At, $"\"{block}\" is {node.Kind}, not a list.", "Begin each entry with a hyphen: \"- type: docker:nginx\".");
            return;
        }

        foreach (var item in list.Items)
        {
            if (item is MappingNode service)
            {
                Add(service, parent, found);
            }
            else
            {
                _diagnostics.Error(Codes.WrongShape, item.At, $"An entry of \"{block}\" is {item.Kind}, not a map.", "Write it as \"- type: docker:nginx\".");
            }
        }
    }

    private Draft Add(MappingNode written, Draft? parent, List<(Draft, MappingNode)> found, bool isSpecification = false)
    {
        var (full, item) = _items.Of(written);
        var map = Environments.Service(full);
        var draft = new Draft(parent, map.At) { IsSpecification = isSpecification || parent is { IsSpecification: true } };
        if (!isSpecification)
        {
            parent?.Children.Add(draft);
        }

        // What an item consists of belongs to it, down to where another item begins.
        draft.CatalogItem = item?.ToString() ?? (written.At.Origin is null ? null : parent?.CatalogItem);
        draft.ItemRoot = item is not null ? draft : written.At.Origin is null ? null : parent?.ItemRoot;
        found.Add((draft, map));
        Prepare(draft, map);
        ReadType(draft, map);
        AddAll(map, CampKeys.Children, draft, found);
        return draft;
    }

    private void Prepare(Draft draft, MappingNode map)
    {
        _all.Add(draft);
        draft.GivenName = Text(map, "name");
        draft.Id = Text(map, "id") ?? Text(map, "planId");
        draft.IdAt = (map.Find("id") ?? map.Find("planId"))?.Value.At ?? draft.At;
        draft.IconUrl = Text(map, CampKeys.IconUrl);
        new Locations(_diagnostics, _expressions, _items).Read(draft, map);
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

        _diagnostics.Error(Codes.WrongShape, entry.Value.At, $"\"{key}\" is {(entry.Value is ScalarNode ? "an expression" : entry.Value.Kind)}, not a plain text.", $"Write \"{key}: some-text\".");
        return null;
    }

    private void ReadType(Draft draft, MappingNode map)
    {
        var key = CampKeys.Type.FirstOrDefault(name => map.Find(name) is not null);
        if (key is null || Text(map, key) is not { } name)
        {
            if (key is null || map[key].Value is ScalarNode { IsNull: true })
            {
                _diagnostics.Error(Codes.NoType, key is null ? draft.At : map[key].Value.At, $"{draft.Who(isFirst: true)} has no type.", "Say what it is: \"type: docker:nginx\".");
            }

            return;
        }

        var at = (ScalarNode)map[key].Value;
        var (type, rest) = _types.Find(name);
        draft.Type = type;
        draft.IsOfMissingType = type is null;
        if (type is null)
        {
            draft.IsNotYet = !_items.Report(name, at) && _types.Report(name, at, _diagnostics);
        }
        else if (rest is not null)
        {
            ReadShorthand(draft, type, rest, at);
        }

        if (type is not null && BrooklynNames.NetworkOf(name) is var (was, provider))
        {
            var chosen = DockerInfrastructureDeclaration.NetworkProvider.Name;
            draft.Config[chosen] = new(new(at, at), new Expression.Constant(Value.Of(provider)), _types.Key(type, chosen));
            _diagnostics.Warning(
                Codes.StandIn, at.At, $"\"{name}\" has its networks made by {was}; here the provider {provider} does that.", $"Say \"{chosen}\" if another one is to.");
        }
    }

    private void ReadShorthand(Draft draft, TypeDeclaration type, string rest, ScalarNode at)
    {
        var config = type.ReadShorthand(rest);
        if (config.Problem is { } problem)
        {
            _diagnostics.Error(Codes.BadImage, at.PlaceOf(type.Prefix!.Length), $"{char.ToUpperInvariant(problem[0])}{problem[1..]}.", $"Write {type.Prefix}IMAGE, {type.Prefix}IMAGE:TAG or {type.Prefix}REGISTRY:PORT/IMAGE:TAG.");
            return;
        }

        foreach (var (key, value) in config.Value!)
        {
            draft.Config[key] = new(new(at, at), new Expression.Constant(value), _types.Key(type, key));
        }
    }
}
