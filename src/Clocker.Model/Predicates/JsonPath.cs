using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>A way into a value: <c>$.a['b'][0]</c>, also to many places at once. <see cref="JsonPathReader"/> reads it.</summary>
internal sealed record JsonPath(ValueList<PathStep> Steps)
{
    /// <summary>Whether it leads to one place at most; else what it finds is a list.</summary>
    private bool IsDefinite => Steps.All(step => step is PathStep.Named { Keys.Count: 1 });

    /// <summary>What stands there; null if nothing does.</summary>
    public Value? Find(Value? value)
    {
        var budget = new PathBudget();
        return value is null || Places(value, value, budget) is not { } found || budget.IsSpent ? null
            : IsDefinite ? found is [var only] ? only : null
            : new Value.Sequence(found.ToValueList());
    }

    /// <summary>All that it leads to, in order; null if that is too much.</summary>
    internal IReadOnlyList<Value>? Places(Value from, Value root, PathBudget budget)
    {
        List<Value> places = [from];
        foreach (var step in Steps)
        {
            var next = new List<Value>();
            foreach (var found in places.SelectMany(place => Next(place, step, root, budget)))
            {
                if (!budget.Take())
                {
                    return null;
                }

                next.Add(found);
            }

            places = next;
        }

        return places;
    }

    private static IEnumerable<Value> Next(Value at, PathStep step, Value root, PathBudget budget) => step switch
    {
        PathStep.Named named => named.Keys.Select(key => Item(at, key)).OfType<Value>(),
        PathStep.Every => Inside(at),
        PathStep.Part part => at is Value.Sequence list ? Part(list.Items, part) : [],
        PathStep.Below => SelfAndBelow(at),
        PathStep.Where where => Inside(at).Where(item => budget.Take() && where.Test.Holds(item, root, budget)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value? Item(Value value, Value key) => (value, key) switch
    {
        (Value.Sequence list, Value.Number { Amount: < 0 } index) => Items.Find(list, Value.Of(list.Items.Count + index.Amount)).Value,
        (Value.Sequence list, Value.Text { Content: "length" }) => Value.Of(list.Items.Count),
        (Value.Sequence list, Value.Text) when Coercions.Integer(key) is { Problem: null, Value: var index } => Items.Find(list, Value.Of(index)).Value,
        _ => Items.Find(value, key).Value,
    };

    private static IEnumerable<Value> Inside(Value value) => value switch
    {
        Value.Sequence list => list.Items,
        Value.Fields map => map.Entries.Values,
        _ => [],
    };

    private static IEnumerable<Value> Part(ValueList<Value> items, PathStep.Part part)
    {
        var from = Place(part.From ?? 0, items.Count);
        var to = Place(part.To ?? items.Count, items.Count);
        for (var i = from; i < to; i += part.By)
        {
            yield return items[i];
        }
    }

    /// <summary>An index below zero counts from the end; one beyond an end is that end.</summary>
    private static int Place(int index, int count) => Math.Clamp(index < 0 ? count + index : index, 0, count);

    private static IEnumerable<Value> SelfAndBelow(Value value)
    {
        var next = new Stack<Value>([value]);
        while (next.TryPop(out var at))
        {
            yield return at;
            foreach (var inner in Inside(at).Reverse())
            {
                next.Push(inner);
            }
        }
    }
}
