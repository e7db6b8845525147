using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Groups;
using Clocker.Model.Values;

namespace Clocker.Library.Groups;

/// <summary>Says what each member of a cluster is made of. A new specification reaches one member after the other, as long as those before it are well.</summary>
/// <param name="plan">Which members there are to be.</param>
/// <param name="usual">What members are made of.</param>
/// <param name="first">What the first one is made of, if that is another thing.</param>
internal sealed class ClusterMembers(ClusterPlan plan, EntitySpec usual, EntitySpec? first)
{
    /// <summary>All members, each with what it is to be made of now.</summary>
    public ValueList<MemberWanted> Wanted()
    {
        var next = NextToChange();
        return [.. plan.All.Select(number => new MemberWanted(number, plan.Find(number) is { Spec: { } now } && !(MayChange(number, now) && (number == next || IsAside(number))) ? now : Of(number)))];
    }

    /// <summary>Why a member is made anew, if one is.</summary>
    public string? Reason => NextToChange() is { } number && MayChange(number, plan.Find(number)!.Spec!) ? $"{plan.Find(number)!.Handle} is made of what the blueprint says now" : null;

    /// <summary>Has the next member to change replaced, if it is to be of another type: that is another entity.</summary>
    public void ChangeTypes()
    {
        if (NextToChange() is { } number && !MayChange(number, plan.Find(number)!.Spec!))
        {
            plan.Supersede(number);
        }
    }

    /// <summary>The next member that is made of something else; none while one that has been changed is not up.</summary>
    private int? NextToChange()
    {
        var outdated = plan.Active.Where(member => member.Spec is { } now && now != Of(member.Ordinal!.Value) && !plan.IsSuperseded(member.Ordinal!.Value)).ToList();
        return outdated.Count == 0 || plan.Active.Except(outdated).Any(member => !member.IsWell()) ? null
            : outdated.OrderBy(member => member.IsWell()).ThenBy(member => member.Ordinal).First().Ordinal;
    }

    private bool MayChange(int number, EntitySpec now) => now.Type == Of(number).Type;

    private bool IsAside(int number) => plan.Memory.Quarantined.Contains(number);

    /// <summary>The specification with what only the member has: its number.</summary>
    private EntitySpec Of(int number)
    {
        var spec = first is not null && plan.Memory.First == number ? first : usual;
        return spec with { Config = spec.Config.With(GroupSensors.MemberId.Name, new Expression.Constant(Value.Of(number))) };
    }
}
