using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Library.Groups;

/// <summary>What a cluster remembers over every start of the server.</summary>
internal sealed record ClusterMemory
{
    /// <summary>The number that the next member gets; each is used once.</summary>
    public int Next { get; init; }

    /// <summary>The size that it was told to have; null if it was never resized.</summary>
    public int? Size { get; init; }

    /// <summary>The initial size of the blueprint when it was told that: another one since then counts again.</summary>
    public int? SizeInsteadOf { get; init; }

    /// <summary>How many members could not be started since it was resized last: so many it goes without.</summary>
    public int Failed { get; init; }

    /// <summary>The member that was made of the first member's specification; null if none was.</summary>
    public int? First { get; init; }

    /// <summary>Members that have not been up yet.</summary>
    public ValueList<int> Starting { get; init; } = [];

    /// <summary>Members that could not be started and are kept aside.</summary>
    public ValueList<int> Quarantined { get; init; } = [];

    /// <summary>Members that are to be replaced, and have no successor yet.</summary>
    public ValueList<int> ToReplace { get; init; } = [];

    /// <summary>Members with their successors.</summary>
    public ValueList<Succession> Successions { get; init; } = [];

    /// <summary>Members that are to be removed.</summary>
    public ValueList<int> ToRemove { get; init; } = [];

    public static ClusterMemory Read(ValueMap<Value> memory) => new()
    {
        Next = Number(memory, "next") ?? 0,
        Size = Number(memory, "size"),
        SizeInsteadOf = Number(memory, "sizeInsteadOf"),
        Failed = Number(memory, "failed") ?? 0,
        First = Number(memory, "first"),
        Starting = Numbers(memory, "starting"),
        Quarantined = Numbers(memory, "quarantined"),
        ToReplace = Numbers(memory, "toReplace"),
        Successions = memory.GetValueOrDefault("successions") is Value.Fields map
            ? [.. map.Entries.Select(entry => new Succession(int.Parse(entry.Key, CultureInfo.InvariantCulture), (int)((Value.Number)entry.Value).Amount)).OrderBy(succession => succession.Old)]
            : [],
        ToRemove = Numbers(memory, "toRemove"),
    };

    /// <summary>Only what says something.</summary>
    public ValueMap<Value> Write()
    {
        var entries = new List<KeyValuePair<string, Value>>();
        Add("next", Next > 0 ? Next : null);
        Add("size", Size);
        Add("sizeInsteadOf", SizeInsteadOf);
        Add("failed", Failed > 0 ? Failed : null);
        Add("first", First);
        AddAll("starting", Starting);
        AddAll("quarantined", Quarantined);
        AddAll("toReplace", ToReplace);
        AddAll("toRemove", ToRemove);
        if (Successions.Count > 0)
        {
            entries.Add(new("successions", new Value.Fields(
                Successions.ToValueMap(each => each.Old.ToString(CultureInfo.InvariantCulture), each => Value.Of(each.New)))));
        }

        return entries.ToValueMap();

        void Add(string name, int? number)
        {
            if (number is { } given)
            {
                entries.Add(new(name, Value.Of(given)));
            }
        }

        void AddAll(string name, ValueList<int> numbers)
        {
            if (numbers.Count > 0)
            {
                entries.Add(new(name, new Value.Sequence(numbers.Order().Select(number => Value.Of(number)).ToValueList())));
            }
        }
    }

    private static int? Number(ValueMap<Value> memory, string name) => memory.GetValueOrDefault(name) is Value.Number number ? (int)number.Amount : null;

    private static ValueList<int> Numbers(ValueMap<Value> memory, string name) => memory.GetValueOrDefault(name) is Value.Sequence list
        ? list.Items.OfType<Value.Number>().Select(number => (int)number.Amount).ToValueList()
        : [];

    /// <summary>A member, and the one that takes its place.</summary>
    internal readonly record struct Succession(int Old, int New);
}
