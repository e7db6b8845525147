using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>An entity while the blueprint is being read: what it will be, and where in the text that stands.</summary>
internal sealed class Draft(Draft? parent, Position at)
{
    public Draft? Parent { get; private set; } = parent;

    public Position At { get; } = at;

    public string? Id { get; set; }

    public Position IdAt { get; set; } = at;

    /// <summary>As written; null if nothing is.</summary>
    public string? GivenName { get; set; }

    /// <summary>As written, else made.</summary>
    public string Name { get; set; } = "";

    public TypeDeclaration? Type { get; set; }

    /// <summary>Whether it says a type that is not there: then nobody knows which keys it has.</summary>
    public bool IsOfMissingType { get; set; }

    /// <summary>Whether that is one that is known not to be there yet, and no mistake.</summary>
    public bool IsNotYet { get; set; }

    /// <summary>Null inherits; empty is an explicit "nowhere", which also takes away what its type says.</summary>
    public string? Location { get; set; }

    /// <summary>Where that is written; null if it is not.</summary>
    public Position? LocationAt { get; set; }

    /// <summary>The catalogue item that it is one of or belongs to, with its version; null outside such.</summary>
    public string? CatalogItem { get; set; }

    public ValueMap<Expression> LocationConfig { get; set; } = [];

    public string? IconUrl { get; set; }

    /// <summary>The root of the catalogue's item that this was written in; null in the blueprint itself. What <c>scopeRoot()</c> means.</summary>
    public Draft? ItemRoot { get; set; }

    public List<Draft> Children { get; } = [];

    /// <summary>Entities that others will be made like, which stand somewhere in its config.</summary>
    public List<Draft> Specifications { get; } = [];

    /// <summary>Whether it is such an entity, or part of one.</summary>
    public bool IsSpecification { get; init; }

    /// <summary>By the key's full name.</summary>
    public Dictionary<string, Given> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys that it declares itself, with the place of each.</summary>
    public List<(ParameterSpec Parameter, Position At)> Parameters { get; } = [];

    public List<AdjunctSpec> Policies { get; } = [];

    public List<AdjunctSpec> Enrichers { get; } = [];

    public List<AdjunctSpec> Initializers { get; } = [];

    public List<Value> Tags { get; } = [];

    public string Handle => Id ?? Name;

    /// <summary>Its name at the begin of a message.</summary>
    public string Title => Parent is null ? "The application" : $"Service \"{Handle}\"";

    /// <summary>Its name in a message, as far as it is known while reading.</summary>
    public string Who(bool isFirst) =>
        Parent is null ? $"{(isFirst ? "T" : "t")}he application"
        : (Id ?? GivenName) is { } name ? $"{(isFirst ? "S" : "s")}ervice \"{name}\""
        : $"{(isFirst ? "T" : "t")}he service";

    /// <summary>This one and all below it, parents first.</summary>
    public IEnumerable<Draft> SelfAndDescendants()
    {
        var waiting = new Stack<Draft>([this]);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children.AsEnumerable().Reverse())
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>All above it, the nearest first.</summary>
    public IEnumerable<Draft> Ancestors()
    {
        for (var above = Parent; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }

    /// <summary>The parameter that a name means here, or null.</summary>
    public ParameterSpec? Parameter(string name) => Parameters.Count == 0 ? null : Declared(name);

    /// <summary>What it is part of now, if a wrapper took it over.</summary>
    public Draft? TakenOverBy { get; private set; }

    /// <summary>Becomes one with its only child; what it says itself counts.</summary>
    public void TakeOver(Draft child)
    {
        child.TakenOverBy = this;
        Type = child.Type;
        (IsOfMissingType, IsNotYet) = (child.IsOfMissingType, child.IsNotYet);
        Id ??= child.Id;
        GivenName ??= child.GivenName;
        Name = GivenName ?? Id ?? Name;
        IconUrl ??= child.IconUrl;
        CatalogItem ??= child.CatalogItem;
        if (Location is null)
        {
            (Location, LocationAt, LocationConfig) = (child.Location, child.LocationAt, child.LocationConfig);
        }

        foreach (var (key, given) in child.Config)
        {
            Config.TryAdd(key, given);
        }

        Parameters.AddRange(child.Parameters.Where(each => Parameter(each.Parameter.Name) is null).ToList());
        Policies.AddRange(child.Policies.Where(adjunct => !Policies.Contains(adjunct)).ToList());
        Enrichers.AddRange(child.Enrichers.Where(adjunct => !Enrichers.Contains(adjunct)).ToList());
        Initializers.AddRange(child.Initializers.Where(adjunct => !Initializers.Contains(adjunct)).ToList());
        Tags.AddRange(child.Tags);
        Adopt(child.Specifications, Specifications);
        Children.Clear();
        Adopt(child.Children, Children);
    }

    public EntitySpec ToSpec() => new(
        Id,
        Name,
        Type?.Name ?? "",
        Config.ToValueMap(entry => entry.Key, entry => entry.Value.Expression),
        [.. Children.Select(child => child.ToSpec())])
    {
        Location = string.IsNullOrEmpty(Location) ? null : Location,
        CatalogItem = CatalogItem,
        LocationConfig = LocationConfig,
        Parameters = [.. Parameters.Select(each => each.Parameter)],
        Policies = [.. Policies],
        Enrichers = [.. Enrichers],
        Initializers = [.. Initializers],
        Tags = [.. Tags],
        IconUrl = IconUrl,
    };

    /// <summary>Where a parameter is declared.</summary>
    public Position PlaceOf(string parameter) => Parameters.Find(each => each.Parameter.Names.Contains(parameter)).At;

    private ParameterSpec? Declared(string name) => Parameters.Find(each => each.Parameter.Names.Contains(name)).Parameter;

    private void Adopt(List<Draft> from, List<Draft> to)
    {
        foreach (var draft in from)
        {
            draft.Parent = this;
            to.Add(draft);
        }
    }

    /// <summary>What was given for a key.</summary>
    internal readonly record struct Given(MappingNode.Entry Entry, Expression Expression, ConfigKey? Declared)
    {
        public ScalarNode Key => Entry.Key;

        public Node Value => Entry.Value;

        /// <summary>Whether nobody wrote its key, as where a type's name says what it is.</summary>
        public bool IsImplied => Entry.Key.At == Entry.Value.At;
    }
}
