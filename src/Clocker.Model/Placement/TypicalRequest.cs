using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>A container of a kind that is often asked for.</summary>
/// <param name="MilliCpus">The processors that it reserves, in thousandths of one.</param>
/// <param name="MemoryBytes">The memory that it reserves.</param>
/// <param name="Device">How much it needs of the devices in question, in thousandths.</param>
/// <param name="Weight">How often it is asked for, compared with others.</param>
public sealed record TypicalRequest(long MilliCpus, long MemoryBytes, int Device, double Weight)
{
    /// <summary>A list of maps such as <c>{ gpu: 0.5, cpus: 8, memory: 16g, weight: 3 }</c>.</summary>
    /// <param name="value">The list.</param>
    /// <param name="device">The kind of device in question.</param>
    public static Coerced<ValueList<TypicalRequest>> Read(Value value, string device) => Coercions.List(value, item => ReadOne(item, device));

    private static Coerced<TypicalRequest> ReadOne(Value value, string device)
    {
        if (value is not Value.Fields { Entries: var entries })
        {
            return Coerced<TypicalRequest>.Wrong($"{Coercions.Describe(value)} is no request; write {{ {device}: 1, cpus: 8, memory: 16g, weight: 3 }}");
        }

        if (entries.Keys.FirstOrDefault(key => key != device && key is not ("cpus" or "memory" or "weight")) is { } unknown)
        {
            return Coerced<TypicalRequest>.Wrong($"a request has no \"{unknown}\"; it has {device}, cpus, memory and weight");
        }

        var cpus = Of(entries, "cpus", Coercions.Number, 0);
        var memory = Of(entries, "memory", Coercions.Bytes, 0);
        var amount = Of(entries, device, Coercions.Number, 0);
        var weight = Of(entries, "weight", Coercions.Number, 1);
        return (cpus.Problem ?? memory.Problem ?? amount.Problem ?? weight.Problem) is { } problem
            ? Coerced<TypicalRequest>.Wrong(problem)
            : new TypicalRequest((long)(cpus.Value * 1000), memory.Value, (int)(amount.Value * DeviceSlots.Whole), (double)weight.Value);
    }

    private static Coerced<T> Of<T>(ValueMap<Value> entries, string key, Func<Value, Coerced<T>> coerce, T usual) =>
        entries.GetValueOrDefault(key) is { } given ? coerce(given) is { Problem: { } problem } ? Coerced<T>.Wrong($"{key}: {problem}") : coerce(given) : new(usual, null);
}
