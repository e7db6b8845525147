using Clocker.Model.Entities;
using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>Follows references in a tree of drafts.</summary>
internal sealed class ReferenceTargets
{
    private readonly Dictionary<string, Draft> _byId;

    /// <summary>All with an id, where that is more than one.</summary>
    private readonly Dictionary<string, List<Draft>> _shared = new(StringComparer.Ordinal);
    private readonly Draft _root;

    public ReferenceTargets(IReadOnlyList<Draft> tree)
    {
        _root = tree[0];
        _byId = new(tree.Count, StringComparer.Ordinal);
        // Services first: one may bear the application's id.
        foreach (var draft in tree.Skip(1).Append(_root).Where(draft => draft.Id is not null))
        {
            if (!_byId.TryAdd(draft.Id!, draft))
            {
                if (!_shared.TryGetValue(draft.Id!, out var drafts))
                {
                    _shared.Add(draft.Id!, drafts = [_byId[draft.Id!]]);
                }

                drafts.Add(draft);
            }
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
            _ => Nearest(start, reference.Scope, reference.Id!),
        };
    }

    /// <summary>Of several with one id, as items that are used twice have them: the one with the fewest borders of applications between.</summary>
    private Draft? Nearest(Draft start, ReferenceScope scope, string id)
    {
        if (!_shared.TryGetValue(id, out var drafts))
        {
            return _byId.TryGetValue(id, out var only) && IsInScope(only, start, scope) ? only : null;
        }

        var inScope = drafts.Where(candidate => IsInScope(candidate, start, scope));
        return scope == ReferenceScope.Global ? inScope.MinBy(candidate => Borders(start, candidate)) : inScope.FirstOrDefault();
    }

    private static int Borders(Draft from, Draft to)
    {
        var (inside, outside) = (Applications(from), Applications(to));
        var down = outside.FindIndex(inside.Contains);
        return down < 0 ? int.MaxValue : inside.IndexOf(outside[down]) + down - (down > 0 && outside[0] == to ? 1 : 0);
    }

    private static List<Draft> Applications(Draft draft) =>
        [.. draft.Ancestors().Prepend(draft).Where(each => each.Parent is null || each.Type?.Name == BasicDeclarations.Application.Name)];

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
