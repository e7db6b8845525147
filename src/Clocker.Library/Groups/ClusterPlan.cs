using Clocker.Model.Collections;
using Clocker.Model.Entities;

namespace Clocker.Library.Groups;

/// <summary>Compares a cluster's members with what it should have: who joins, who comes, who goes. Each step changes its memory.</summary>
internal sealed class ClusterPlan
{
    private readonly Dictionary<int, ChildView> _there;
    private readonly SortedSet<int> _made = [];
    private readonly SortedSet<int> _gone = [];
    private readonly List<string> _reasons = [];

    /// <param name="memory">What it remembers.</param>
    /// <param name="children">The entity's children.</param>
    public ClusterPlan(ClusterMemory memory, IEnumerable<ChildView> children)
    {
        _there = children.Where(child => child.Ordinal is not null).ToDictionary(child => child.Ordinal!.Value);
        Memory = memory;
        Forget();
    }

    /// <summary>What it remembers then.</summary>
    public ClusterMemory Memory { get; private set; }

    /// <summary>Why members come or go.</summary>
    public string Reason => string.Join("; ", _reasons);

    /// <summary>The numbers of all that are to be there.</summary>
    public IEnumerable<int> All => _there.Keys.Concat(_made).Except(_gone).Order();

    /// <summary>Those that count: neither aside nor going, the oldest first.</summary>
    public IEnumerable<ChildView> Active => _there.Where(each => !_gone.Contains(each.Key) && !Memory.Quarantined.Contains(each.Key)).OrderBy(each => each.Key).Select(each => each.Value);

    /// <summary>Those that could not be started.</summary>
    public IEnumerable<ChildView> Quarantined => Memory.Quarantined.Where(_there.ContainsKey).Order().Select(number => _there[number]);

    /// <summary>Whether some are made in this step, so that it is not complete yet.</summary>
    public bool Grows => _made.Count > 0;

    /// <summary>A member that is there.</summary>
    public ChildView? Find(int number) => _there.GetValueOrDefault(number);

    /// <summary>Judges those that have not been up yet: they join, or could not be started. One that comes up after all joins too, if it is missed.</summary>
    public void Judge(bool keepsAside)
    {
        foreach (var member in Memory.Starting.Where(_there.ContainsKey).Select(number => _there[number]).ToList())
        {
            if (member.IsWell())
            {
                Memory = Memory with { Starting = Without(Memory.Starting, member) };
            }
            else if (member.State == Lifecycle.OnFire)
            {
                Fail(member, keepsAside);
            }
        }

        foreach (var member in Quarantined.Where(member => member.IsWell()).ToList())
        {
            if (Memory.Failed > 0)
            {
                Memory = Memory with { Quarantined = Without(Memory.Quarantined, member), Failed = Memory.Failed - 1 };
            }
        }
    }

    /// <summary>Removes those whose successors are up, and begins to replace those that are to be.</summary>
    public void Replace()
    {
        foreach (var (old, successor) in Memory.Successions.ToList())
        {
            if (_there.GetValueOrDefault(successor) is { } next && next.IsWell())
            {
                Remove(old, $"{_there[old].Handle} is replaced by {next.Handle}");
                Memory = Memory with { Successions = [.. Memory.Successions.Where(each => each.Old != old)] };
            }
        }

        foreach (var old in Memory.ToReplace.Where(old => _there.ContainsKey(old) && !_gone.Contains(old)))
        {
            _reasons.Add($"{_there[old].Handle} is to be replaced");
            var successor = Make();
            Memory = Memory with { Successions = [.. Memory.Successions, new(old, successor)], First = Memory.First == old ? successor : Memory.First };
        }

        Memory = Memory with { ToReplace = [] };
    }

    /// <summary>Begins to replace a member, in the next step that replaces.</summary>
    public void Supersede(int number) => Memory = Memory with { ToReplace = [.. Memory.ToReplace, number] };

    /// <summary>Whether a member has a successor already, or is to have one.</summary>
    public bool IsSuperseded(int number) => Memory.ToReplace.Contains(number) || Memory.Successions.Any(each => each.Old == number);

    /// <summary>Makes members, or removes some: those first that are not well, then the newest.</summary>
    public void Resize(int size, bool hasFirstSpec)
    {
        var counted = Active.Select(member => member.Ordinal!.Value).Except(Memory.Successions.Select(each => each.Old)).Concat(_made).Order().ToList();
        if (counted.Count < size)
        {
            _reasons.Add($"{size} members are wanted, and it has {counted.Count}");
        }

        for (var i = counted.Count; i < size; i++)
        {
            var number = Make();
            Memory = hasFirstSpec && Memory.First is null ? Memory with { First = number } : Memory;
        }

        if (counted.Count > size)
        {
            _reasons.Add($"{size} members are wanted, and it has {counted.Count}");
            foreach (var number in counted.OrderByDescending(IsUnwell).ThenByDescending(number => number).Take(counted.Count - size).ToList())
            {
                Remove(number, null);
            }
        }
    }

    private void Fail(ChildView member, bool keepsAside)
    {
        var number = member.Ordinal!.Value;
        var isSuccessor = Memory.Successions.Any(each => each.New == number);
        if (isSuccessor && Memory.First == number)
        {
            Memory = Memory with { First = Memory.Successions.First(each => each.New == number).Old };
        }

        Memory = Memory with
        {
            Starting = Without(Memory.Starting, member),
            Failed = Memory.Failed + (isSuccessor ? 0 : 1),
            Successions = [.. Memory.Successions.Where(each => each.New != number)],
            Quarantined = keepsAside ? [.. Memory.Quarantined, number] : Memory.Quarantined,
        };
        if (!keepsAside)
        {
            Remove(number, $"{member.Handle} could not be started");
        }
    }

    private int Make()
    {
        var number = Memory.Next;
        _made.Add(number);
        Memory = Memory with { Next = number + 1, Starting = [.. Memory.Starting, number] };
        return number;
    }

    private void Remove(int number, string? reason)
    {
        _made.Remove(number);
        _gone.Add(number);
        if (reason is not null)
        {
            _reasons.Add(reason);
        }

        Forget();
    }

    /// <summary>Nothing is to be remembered of those that are gone; those that are to be removed go.</summary>
    private void Forget()
    {
        _gone.UnionWith(Memory.ToRemove.Where(_there.ContainsKey));
        bool IsThere(int number) => _made.Contains(number) || (_there.ContainsKey(number) && !_gone.Contains(number));
        Memory = Memory with
        {
            ToRemove = [],
            First = Memory.First is { } first && IsThere(first) ? first : null,
            Starting = [.. Memory.Starting.Where(IsThere)],
            Quarantined = [.. Memory.Quarantined.Where(IsThere)],
            ToReplace = [.. Memory.ToReplace.Where(IsThere)],
            Successions = [.. Memory.Successions.Where(each => IsThere(each.Old) && IsThere(each.New))],
        };
    }

    private bool IsUnwell(int number) => _there.GetValueOrDefault(number) is { } member && (member.State == Lifecycle.OnFire || (member.State == Lifecycle.Running && member.IsUp == false));

    private static ValueList<int> Without(ValueList<int> numbers, ChildView member) => [.. numbers.Where(number => number != member.Ordinal)];
}
