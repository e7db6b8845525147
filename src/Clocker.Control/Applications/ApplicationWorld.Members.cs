using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Groups;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Entities that come and go while the application runs: what a behaviour wants its entity to have beside its blueprint.</summary>
public sealed partial class ApplicationWorld
{
    /// <summary>Makes what the behaviour wants and is not there, changes what is something else, and lets go what it does not want any more.</summary>
    private void Arrange(EntityRecord entity)
    {
        if (entity.Next.Memory is { } memory && !memory.Equals(entity.Memory))
        {
            Decided(new EntityRemembers(entity.Id, memory, ""));
        }

        if (entity.Next.Members is not { } wanted)
        {
            return;
        }

        var there = entity.Children.Select(child => _entities[child]).Where(child => child.Ordinal is not null).ToDictionary(child => child.Ordinal!.Value);
        var numbers = wanted.Members.Select(member => member.Ordinal).ToHashSet();
        foreach (var gone in there.Values.Where(child => !numbers.Contains(child.Ordinal!.Value)).OrderBy(child => child.Ordinal).ToArray())
        {
            LetGo(gone, wanted.Reason);
        }

        foreach (var member in wanted.Members)
        {
            if (!there.TryGetValue(member.Ordinal, out var known))
            {
                Make(entity, member, null, wanted.Reason);
            }
            else if (known.Spec.Type != member.Spec.Type)
            {
                // What is of another type is another entity.
                LetGo(known, wanted.Reason);
                Make(entity, member, null, wanted.Reason);
            }
            else if (known.Spec != Here(member.Spec, known))
            {
                Make(entity, member with { Spec = Here(member.Spec, known) }, known, wanted.Reason);
            }
        }
    }

    /// <summary>Makes a member, or makes the one that there is of something else; what is in it keeps its ids.</summary>
    private void Make(EntityRecord entity, MemberWanted member, EntityRecord? known, string reason)
    {
        var path = known?.Path ?? $"{(entity.Path.Length == 0 ? "" : $"{entity.Path}/")}{member.Spec.Handle}{entity.Suffix}-{member.Ordinal}";
        var places = Layout.Of(member.Spec, path);
        var given = _idsGiven;
        var ids = known is null ? [] : SelfAndDescendants(known).ToDictionary(each => (each.Path, each.Spec.Type), each => each.Id);
        var all = places.ToValueMap(place => place.Path, place => ids.TryGetValue((place.Path, place.Spec.Type), out var old) ? old : new EntityId($"{Id.Value}.{++given}"));
        Decided(new EntityMade(entity.Id, member.Ordinal, path, member.Spec, all, given, reason));
        foreach (var id in all.Values)
        {
            Came(_entities[id]);
        }

        Ask(entity.Id);
        ViewChanged();
    }

    /// <summary>What is somewhere stays there, since its data would stay behind.</summary>
    private static EntitySpec Here(EntitySpec spec, EntityRecord known) => spec with { Location = known.Spec.Location };

    private void LetGo(EntityRecord member, string reason)
    {
        var leaving = SelfAndDescendants(member).ToArray();
        Decided(new EntityLeaving(member.Id, reason));
        foreach (var each in leaving)
        {
            Came(each);
        }

        if (member.Parent is { } parent)
        {
            Ask(parent);
        }

        ViewChanged();
    }

    /// <summary>An entity came, went, or is another thing now: it is asked, and whoever looked for one like it.</summary>
    private void Came(EntityRecord entity)
    {
        _attention.Ask(entity);
        Changed(Dependency.OnEntities);
        Changed(Dependency.OnEntity(entity.Id.Value));
        if (entity.Spec.Id is { } id)
        {
            Changed(Dependency.OnEntity(id));
        }
    }

    private Answer<Accepted> Operate(EntityRecord entity, Invoke request)
    {
        var type = _types.Find(entity.Spec.Type);
        if (type?.Behaviour is not IOperated operated || type.Declaration.Effectors.FirstOrDefault(effector => effector.Name == request.Effector) is not { } effector)
        {
            return new Answer<Accepted>.Refused(
                Refusal.NotFound, $"Entity \"{entity.Handle}\" has no effector \"{request.Effector}\"; it has {string.Join(", ", (type?.Declaration.Effectors ?? StartKeys.Effectors).Select(known => known.Name))}.");
        }

        if (effector.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !request.Arguments.ContainsKey(parameter.Name)) is { } missing)
        {
            return new Answer<Accepted>.Refused(Refusal.Invalid, $"Effector \"{effector.Name}\" needs \"{missing.Name}\": {missing.Description}");
        }

        switch (operated.Invoke(new EntityView(entity, _scope, Name, Root), request.Effector, request.Arguments))
        {
            case Effect.Remembers remembers:
                Decided(new EntityRemembers(entity.Id, remembers.Memory, remembers.Told));
                _attention.Ask(entity);
                return new Answer<Accepted>.Done(new());
            case Effect.Refused refused:
                return new Answer<Accepted>.Refused(Refusal.Conflict, refused.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Apply(EntityMade made)
    {
        var parent = _entities[made.Entity];
        EntityRecord[] before = _entities.TryGetValue(made.Entities[made.Path], out var known) ? [.. SelfAndDescendants(known)] : [];
        var records = Layout.Records(made.Spec, made.Path, made.Entities, _entities, $"{parent.Suffix}-{made.Ordinal}");
        var root = records[0];
        (root.Parent, root.Ordinal) = (parent.Id, made.Ordinal);
        root.MadeBy.Add(made);
        foreach (var record in records)
        {
            (record.IsMadeWith, record.IsGoing, record.Digest, record.View) = (root.Id, parent.IsGoing, null, null);
            _entities[record.Id] = record;
        }

        Insert(parent, root);
        var kept = records.Select(record => record.Id).ToHashSet();
        Adopt(before, kept);
        foreach (var gone in before.Where(each => !kept.Contains(each.Id)))
        {
            gone.IsGoing = true;
        }

        (_idsGiven, _departures) = (Math.Max(_idsGiven, made.IdsGiven), null);
        _scope.Rearranged();
    }

    private void Apply(EntityLeaving leaving)
    {
        var member = _entities[leaving.Entity];
        MarkGoing(member);
        if (member.Parent is { } parent && _entities.TryGetValue(parent, out var above))
        {
            above.Children.Remove(member.Id);
        }

        member.IsLetGo = true;
        _departures = null;
        _scope.Rearranged();
    }

    private void MarkGoing(EntityRecord entity)
    {
        foreach (var each in SelfAndDescendants(entity).ToArray())
        {
            each.IsGoing = true;
        }
    }

    /// <summary>What was made for an entity while the application runs stays below it, however that is laid out anew.</summary>
    /// <param name="all">Who may stay.</param>
    /// <param name="kept">Who stays in any case; those who stay with them are added.</param>
    private void Adopt(IEnumerable<EntityRecord> all, HashSet<EntityId> kept)
    {
        var stayed = new HashSet<EntityId>();
        foreach (var record in all.Where(record => record.IsMadeWith is not null && !record.IsGoing && !kept.Contains(record.Id)).OrderBy(record => record.Depth).ThenBy(record => record.Order).ToArray())
        {
            // Of what was made, the root stays with its parent; what is below it, if the root does and is no other thing now.
            var isRoot = record.Ordinal is not null;
            if (record.Parent is { } parent && (isRoot ? kept : stayed).Contains(parent))
            {
                stayed.Add(record.Id);
                kept.Add(record.Id);
                if (isRoot)
                {
                    Insert(_entities[parent], record);
                }
            }
        }
    }

    /// <summary>After the children of the blueprint, by number.</summary>
    private void Insert(EntityRecord parent, EntityRecord member)
    {
        if (parent.Children.Contains(member.Id))
        {
            return;
        }

        var at = parent.Children.Count;
        while (at > 0 && _entities[parent.Children[at - 1]].Ordinal > member.Ordinal)
        {
            at--;
        }

        parent.Children.Insert(at, member.Id);
    }

    /// <summary>All that was made of members as far as something of it is there, and those that were let go.</summary>
    private IEnumerable<Worlds.Fact> CompactMembers()
    {
        var roots = _entities.Values.Where(each => each.Ordinal is not null).OrderBy(each => each.Depth).ThenBy(each => each.Id).ToArray();
        foreach (var fact in roots.SelectMany(root => root.MadeBy))
        {
            yield return fact;
        }

        foreach (var root in roots.Where(root => root.IsLetGo))
        {
            yield return new EntityLeaving(root.Id, "");
        }
    }

    /// <summary>Earlier specifications of a member count for as long as something of them is going.</summary>
    private void ForgetMade(EntityRecord gone)
    {
        if (gone.IsMadeWith is { } id && _entities.TryGetValue(id, out var root) && root.MadeBy.Count > 1
            && !_entities.Values.Any(each => each.IsMadeWith == id && each.IsGoing && !root.IsGoing))
        {
            root.MadeBy.RemoveRange(0, root.MadeBy.Count - 1);
        }
    }
}
