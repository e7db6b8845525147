using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>The functions of the <c>$brooklyn:</c> language.</summary>
internal static class DslFunctions
{
    /// <summary>Those that lead to an entity, with the scope of each.</summary>
    public static readonly SortedDictionary<string, ReferenceScope> Entities = new(StringComparer.Ordinal)
    {
        ["ancestor"] = ReferenceScope.Ancestor,
        ["application"] = ReferenceScope.Application,
        ["child"] = ReferenceScope.Child,
        ["component"] = ReferenceScope.Global,
        ["descendant"] = ReferenceScope.Descendant,
        ["entity"] = ReferenceScope.Global,
        ["member"] = ReferenceScope.Member,
        ["parent"] = ReferenceScope.Parent,
        ["root"] = ReferenceScope.Root,
        ["scopeRoot"] = ReferenceScope.Root,
        ["self"] = ReferenceScope.This,
        ["sibling"] = ReferenceScope.Sibling,
    };

    /// <summary>Those that say something about an entity.</summary>
    public static readonly string[] OfEntity = ["attributeWhenReady", "attributeWhenReadyAllowingOnFire", "config", "entityId", "location", "sensor"];

    /// <summary>Those that stand alone; some take what stands before them as their first argument.</summary>
    public static readonly string[] Alone =
        ["chain", "entitySpec", "external", "formatString", "function.regexReplacement", "literal", "object", "regexReplacement", "template", "urlEncode"];

    /// <summary>Those that may follow a value, which is their first argument then.</summary>
    public static readonly string[] OfValue = ["formatString", "regexReplacement", "urlEncode"];

    /// <summary>All of them.</summary>
    public static readonly string[] All = [.. Entities.Keys.Concat(OfEntity).Concat(Alone).Order(StringComparer.Ordinal)];

    /// <summary>The first argument of <c>component("scope", "id")</c>.</summary>
    public static readonly SortedDictionary<string, ReferenceScope> Scopes = new(StringComparer.Ordinal)
    {
        ["ancestor"] = ReferenceScope.Ancestor,
        ["applications"] = ReferenceScope.Application,
        ["child"] = ReferenceScope.Child,
        ["descendant"] = ReferenceScope.Descendant,
        ["global"] = ReferenceScope.Global,
        ["members"] = ReferenceScope.Member,
        ["membersOnly"] = ReferenceScope.MembersOnly,
        ["parent"] = ReferenceScope.Parent,
        ["root"] = ReferenceScope.Root,
        ["scopeRoot"] = ReferenceScope.Root,
        ["sibling"] = ReferenceScope.Sibling,
        ["this"] = ReferenceScope.This,
    };

    /// <summary>Whether a scope needs an id.</summary>
    public static bool NeedsId(ReferenceScope scope) => scope is not (ReferenceScope.This or ReferenceScope.Parent or ReferenceScope.Root);
}
