using Clocker.Library.Groups;
using Clocker.Library.Tests.Entities;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Library.Tests.Groups;

/// <summary>A cluster whose members are made as it wants them, and are as a test says.</summary>
internal sealed class Rehearsed
{
    private readonly DynamicCluster _cluster = new();
    private readonly SortedDictionary<int, ChildView> _members = [];

    public Rehearsed(int size, bool hasSpec = true)
    {
        Entity = new FakeEntity { Expected = Lifecycle.Starting }.With(DynamicClusterDeclaration.InitialSize, Value.Of(size));
        if (hasSpec)
        {
            Spec = new(null, "nginx", "docker", [], []);
        }
    }

    public FakeEntity Entity { get; private set; }

    /// <summary>What members are made of.</summary>
    public EntitySpec Spec
    {
        get => Entity.Specifications[DynamicClusterDeclaration.MemberSpec.Name];
        set => Entity.Specifications[DynamicClusterDeclaration.MemberSpec.Name] = value;
    }

    /// <summary>The numbers of the members that there are.</summary>
    public IEnumerable<int> Members => _members.Keys;

    /// <summary>All members that were ever made.</summary>
    public List<int> Made { get; } = [];

    /// <summary>Asks until it wants nothing else.</summary>
    public Next Settle()
    {
        for (var rounds = 0; rounds < 100; rounds++)
        {
            Entity.Children = [.. _members.Values];
            var next = _cluster.Next(Entity);
            var isSame = next.Members is null || (next.Members.Members.All(member => _members.TryGetValue(member.Ordinal, out var known) && known.Spec == member.Spec) && next.Members.Members.Count == _members.Count);
            if (isSame && (next.Memory is null || next.Memory.Equals(Entity.Memory)))
            {
                return next;
            }

            Entity.Memory = next.Memory ?? Entity.Memory;
            Follow(next.Members);
        }

        throw new InvalidOperationException("It does not come to rest.");
    }

    /// <summary>All members run and are up, or those with these numbers do.</summary>
    public Next Up(params int[] numbers)
    {
        foreach (var number in (numbers.Length == 0 ? [.. _members.Keys] : numbers).Where(_members.ContainsKey))
        {
            _members[number] = _members[number] with { State = Lifecycle.Running, IsUp = true };
        }

        return Settle();
    }

    /// <summary>All members that come run and are up at once.</summary>
    public Next UpAll()
    {
        int[] before;
        Next next;
        do
        {
            before = [.. Members];
            next = Up();
        }
        while (!before.SequenceEqual(Members) || _members.Values.Any(member => member.IsUp != true));
        return next;
    }

    public Next Burn(int number)
    {
        _members[number] = _members[number] with { State = Lifecycle.OnFire, IsUp = false };
        return Settle();
    }

    public void Become(Lifecycle expected)
    {
        var before = Entity;
        Entity = new FakeEntity { Expected = expected, Memory = before.Memory };
        foreach (var (key, spec) in before.Specifications)
        {
            Entity.Specifications[key] = spec;
        }
    }

    public Effect Tell(string effector, params ValueMap<string> arguments)
    {
        Entity.Children = [.. _members.Values];
        var effect = _cluster.Invoke(Entity, effector, arguments);
        Entity.Memory = effect is Effect.Remembers remembers ? remembers.Memory : Entity.Memory;
        return effect;
    }

    public EntitySpec? SpecOf(int number) => _members[number].Spec;

    private void Follow(MembersWanted? wanted)
    {
        foreach (var gone in _members.Keys.Except((wanted?.Members ?? []).Select(member => member.Ordinal)).ToList())
        {
            _members.Remove(gone);
        }

        foreach (var (number, spec) in wanted?.Members ?? [])
        {
            if (_members.TryGetValue(number, out var known))
            {
                _members[number] = known.Spec == spec ? known : known with { Spec = spec, State = Lifecycle.Starting };
                continue;
            }

            Made.Add(number);
            _members[number] = new(new EntityId($"m{number}"), $"nginx-{number}", $"nginx-{number}", Lifecycle.Starting, null, false) { Ordinal = number, Spec = spec };
        }
    }
}
