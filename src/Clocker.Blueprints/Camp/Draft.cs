using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

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

    public string? Location { get; set; }

    /// <summary>The catalogue item that it is one of or belongs to, with its version; null outside such.</summary>
    public string? CatalogItem { get; set; }

    public List<Draft> Children { get; } = [];

    /// <summary>By the key's full name.</summary>
    public SortedDictionary<string, Given> Config { get; } = new(StringComparer.Ordinal);

    public string Handle => Id ?? Name;

    /// <summary>Its name at the begin of a message.</summary>
    public string Title => Parent is null ? "The application" : $"Service \"{Handle}\"";

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

    /// <summary>What it is part of now, if a wrapper took it over.</summary>
    public Draft? TakenOverBy { get; private set; }

    /// <summary>Becomes one with its only child; what it says itself counts.</summary>
    public void TakeOver(Draft child)
    {
        child.TakenOverBy = this;
        Id ??= child.Id;
        GivenName ??= child.GivenName;
        Name = GivenName ?? Id ?? Name;
        Location ??= child.Location;
        CatalogItem ??= child.CatalogItem;
        foreach (var (key, given) in child.Config)
        {
            Config.TryAdd(key, given);
        }

        Children.Clear();
        foreach (var grandchild in child.Children)
        {
            grandchild.Parent = this;
            Children.Add(grandchild);
        }
    }

    public EntitySpec ToSpec() => new(
        Id,
        Name,
        Type?.Name ?? "",
        Config.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Expression)).ToValueMap(),
        [.. Children.Select(child => child.ToSpec())])
    {
        Location = Location,
        CatalogItem = CatalogItem,
    };

    /// <summary>What was given for a key.</summary>
    internal sealed record Given(ScalarNode Key, Node Value, Expression Expression, ConfigKey? Declared, bool IsFromConfigBlock);
}
