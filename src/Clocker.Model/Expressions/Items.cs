using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>Takes one item out of a list, or one entry out of a map.</summary>
public static class Items
{
    /// <summary>The item under an index or a key.</summary>
    public static Coerced<Value> Find(Value value, Value key) => (value, key) switch
    {
        (Value.Sequence list, Value.Number { Amount: var index }) => index >= 0 && index < list.Items.Count && decimal.Truncate(index) == index
            ? list.Items[(int)index]
            : Coerced<Value>.Wrong($"the list has {list.Items.Count} items, and none with the index {key.Display}"),
        (Value.Fields map, _) => map.Entries.TryGetValue(key.Display, out var entry)
            ? entry
            : Coerced<Value>.Wrong($"the map has no \"{key.Display}\""),
        (Value.Nothing, _) => Coerced<Value>.Wrong($"[{key.Display}] is asked of nothing"),
        _ => Coerced<Value>.Wrong($"[{key.Display}] is asked of {Coercions.Describe(value)}, which is neither a list nor a map"),
    };
}
