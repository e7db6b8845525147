using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Keys = Clocker.Model.Groups.DynamicClusterDeclaration;

namespace Clocker.Library.Groups;

/// <summary>What a cluster can be told.</summary>
internal sealed class ClusterEffectors
{
    private readonly ClusterMemory _memory;
    private readonly ClusterSizes _sizes;
    private readonly IReadOnlyList<ChildView> _members;

    public ClusterEffectors(IEntityView entity)
    {
        _members = [.. entity.Children.Where(child => child.Ordinal is not null)];
        _memory = ClusterMemory.Read(entity.Memory);
        _sizes = ClusterSizes.Read(new(entity));
    }

    public Effect Invoke(string effector, ValueMap<string> arguments)
    {
        if (effector == Keys.Resize.Name)
        {
            return Number(arguments["desiredSize"]) is >= 0 and { } size ? Resize(size) : NoNumber(arguments["desiredSize"], "Say a number of members, such as desiredSize=3.");
        }

        if (effector == Keys.ResizeByDelta.Name)
        {
            return Number(arguments["delta"]) is { } delta ? Resize(Math.Max(0, _sizes.Asked(_memory) + delta)) : NoNumber(arguments["delta"], "Say a number, such as delta=-1.");
        }

        return effector == Keys.ReplaceMember.Name ? Replace(arguments["memberId"].Trim()) : Expunge();
    }

    private Effect Resize(int size)
    {
        if (size > _sizes.Most && _sizes.Asked(_memory) >= _sizes.Most)
        {
            return new Effect.Refused(string.Create(CultureInfo.InvariantCulture, $"It has the most members that it may have, {_sizes.Most}."));
        }

        var wanted = Math.Min(size, _sizes.Most);
        return new Effect.Remembers(
            (_memory with { Size = wanted, SizeInsteadOf = _sizes.Initial, Failed = 0 }).Write(),
            string.Create(CultureInfo.InvariantCulture, $"resized to {wanted}{(wanted < size ? $", the most that it may have, instead of {size}" : "")}"));
    }

    private Effect Replace(string who)
    {
        var member = _members.FirstOrDefault(member => member.Id.Value == who || member.Handle == who || member.Name == who || Number(who) == member.Ordinal);
        if (member is null)
        {
            return new Effect.Refused($"It has no member \"{who}\". Members are: {string.Join(", ", _members.Select(each => each.Handle))}.");
        }

        var number = member.Ordinal!.Value;
        return _memory.Successions.Any(each => each.Old == number) || _memory.ToReplace.Contains(number)
            ? new Effect.Refused($"{member.Handle} is being replaced already.")
            : new Effect.Remembers(
                _memory.Quarantined.Contains(number)
                    ? (_memory with { ToRemove = [.. _memory.ToRemove, number], Failed = Math.Max(0, _memory.Failed - 1) }).Write()
                    : (_memory with { ToReplace = [.. _memory.ToReplace, number] }).Write(),
                $"told to replace {member.Handle}");
    }

    private Effect.Remembers Expunge() =>
        new((_memory with { ToRemove = [.. _memory.ToRemove, .. _memory.Quarantined] }).Write(), "told to remove what could not be started");

    private static int? Number(string text) => Coercions.Integer(Value.Of(text)) is { Problem: null, Value: <= Keys.MostMembers and >= -Keys.MostMembers and var number } ? number : null;

    private static Effect.Refused NoNumber(string text, string remedy) => new($"\"{text}\" is no number of members. {remedy}");
}
