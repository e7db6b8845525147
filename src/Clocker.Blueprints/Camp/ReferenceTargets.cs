using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>Follows references in a tree of drafts.</summary>
internal sealed class ReferenceTargets
{
    private readonly Dictionary<string, Draft> _byId = new(StringComparer.Ordinal);
    private readonly Draft _root;

    public ReferenceTargets(IReadOnlyList<Draft> tree)
    {
        _root = tree[0];
        // Services first: one may bear the application's id.
        foreach (var draft in tree.Skip(1).Append(_root).Where(draft => draft.Id is not null))
        {
            _byId.TryAdd(draft.Id!, draft);
        }
    }

    /// <summary>The entity that a reference means as seen from another, or null.</summary>
    public Draft? Find(Draft from, EntityReference reference)
    {
        if (!reference.IsFixed)
        {
            return null;
        }

        var start = reference.From is null ? from.TakenOverBy ?? from : Find(from, reference.From);
        return start is null ? null : reference.Scope switch
        {
            ReferenceScope.This => start,
            ReferenceScope.Root => _root,
            ReferenceScope.Parent => start.Parent,
            _ => Candidates(reference.Id!).FirstOrDefault(candidate => IsInScope(candidate, start, reference.Scope)),
        };
    }

    private IEnumerable<Draft> Candidates(string id)
    {
        if (_byId.TryGetValue(id, out var draft))
        {
            yield return draft;
        }

        if (_root.Id == id && draft != _root)
        {
            yield return _root;
        }
    }

    private static bool IsInScope(Draft candidate, Draft start, ReferenceScope scope) => scope switch
    {
        ReferenceScope.Global => true,
        ReferenceScope.Application => candidate.Parent is null,
        ReferenceScope.Child or ReferenceScope.MembersOnly => candidate.Parent == start,
        ReferenceScope.Sibling => candidate.Parent is not null && candidate.Parent == start.Parent && candidate != start,
        ReferenceScope.Descendant or ReferenceScope.Member => candidate.Ancestors().Contains(start),
        ReferenceScope.Ancestor => start.Ancestors().Contains(candidate),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
