using System.Globalization;

using Clocker.Library.Entities;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Values;

namespace Clocker.Library.Groups;

/// <summary>What the members of a group say about it, by Brooklyn's quorums: of those that should run, enough are up, and none is on fire.</summary>
internal sealed class GroupHealth
{
    private static readonly Quorum AtLeastOne = new([new(0, 1)], true);
    private static readonly Quorum AtLeastOneUnlessEmpty = new([new(0, 0), new(1, 1), new(2, 1)], false);
    private static readonly Quorum Everyone = new([new(0, 0), new(1, 1)], false);

    private readonly IReadOnlyList<ChildView> _members;
    private readonly List<ChildView> _counted;
    private readonly Quorum _up;
    private readonly Quorum _running;

    /// <param name="members">The members.</param>
    /// <param name="config">The group's config.</param>
    /// <param name="mayBeEmpty">Whether it is meant to have none.</param>
    public GroupHealth(IReadOnlyList<ChildView> members, ConfigReader config, bool mayBeEmpty)
    {
        _members = members;
        _counted = [.. members.Where(member => member.State is Lifecycle.Running or Lifecycle.OnFire)];
        _up = config.Read(GroupKeys.UpQuorum) ?? (mayBeEmpty ? AtLeastOneUnlessEmpty : AtLeastOne);
        _running = config.Read(GroupKeys.RunningQuorum) ?? Everyone;
    }

    /// <summary>Whether enough members are up.</summary>
    public bool IsUp => _up.IsMet(_counted.Count(member => member.IsUp != false), _counted.Count);

    /// <summary>Why it is not up.</summary>
    public ValueMap<string> NotUp => IsUp ? []
        : _counted.Count == 0 ? [new("members", _members.Count == 0 ? "it has no members" : "none of its members runs")]
        : _counted.Where(member => member.IsUp == false).ToValueMap(member => member.Handle, member => $"{member.Name} is not up");

    /// <summary>Members on fire, if they are too many.</summary>
    public ValueMap<string> Problems
    {
        get
        {
            var burning = _counted.Where(member => member.State == Lifecycle.OnFire).ToList();
            return _running.IsMet(_counted.Count - burning.Count, _counted.Count) ? [] : burning.ToValueMap(member => member.Handle, member => $"{member.Name} is on fire");
        }
    }

    /// <summary>Those that have not come up yet.</summary>
    public string? Pending
    {
        get
        {
            const int shown = 3;
            var pending = _members.Where(member => !member.IsWell() && member.State != Lifecycle.OnFire).ToList();
            return pending.Count == 0 ? null
                : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", pending.Take(shown).Select(member => member.Name))}{(pending.Count > shown ? $" and {pending.Count - shown} more" : "")}");
        }
    }

    /// <summary>What every group publishes.</summary>
    public static ValueMap<Value> Sensors(IReadOnlyList<ChildView> members)
    {
        var sensors = ValueMap<Value>.Empty
            .With(GroupSensors.Members.Name, new Value.Sequence([.. members.Select(member => Value.Of(member.Id.Value))]))
            .With(GroupSensors.Count.Name, Value.Of(members.Count));
        return members is [var first, ..] ? sensors.With(GroupSensors.First.Name, Value.Of(first.Id.Value)) : sensors;
    }
}
