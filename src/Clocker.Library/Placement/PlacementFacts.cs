using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Library.Placement;

/// <summary>A host and a request as predicates in YAML see them.</summary>
internal static class PlacementFacts
{
    public static Value.Fields Of(PlacementRequest request, HostView host) => new(
    [
        new("host", Of(host)),
        new("request", Of(request)),
    ]);

    /// <summary>What stands at the end of a path such as <c>host.memory.free</c>; null if nothing does.</summary>
    public static Value? At(Value value, string path) => path.TrimStart('$').Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((Value?)value, (at, name) => (at as Value.Fields)?.Entries.GetValueOrDefault(name));

    private static Value.Fields Of(HostView host) => new(ValueMap.Create<Value>(
    [
        new("name", Value.Of(host.Name)),
        new("hostname", Value.Of(host.Hostname)),
        new("containers", Value.Of(host.Containers)),
        new("strangers", Value.Of(host.Strangers)),
        new("memory", Room(host.MemoryBytes, host.ReservedMemoryBytes, 1, host.MemoryShare)),
        new("cpus", Room(host.MilliCpus, host.ReservedMilliCpus, 1000, host.CpuShare)),
        new("labels", new Value.Fields(host.Labels.ToValueMap(label => label.Key, label => Value.Of(label.Value)))),
        new("entities", new Value.Sequence(host.Residents.Select(Of).ToValueList())),
    ]));

    private static Value.Fields Of(PlacementRequest request) => new(ValueMap.Create<Value>(
    [
        new("memory", Value.Of(request.MemoryBytes)),
        new("cpus", Value.Of(request.MilliCpus / 1000m)),
        new("image", Value.Of(request.Image)),
        new("entity", request.Owner is { } owner ? Of(owner) : new Value.Nothing()),
    ]));

    private static Value Of(Resident resident) => new Value.Fields(ValueMap.Create<Value>(
    [
        new("id", Value.Of(resident.Id.Value)),
        new("name", Value.Of(resident.Name)),
        new("type", Value.Of(resident.Type)),
        new("application", Value.Of(resident.ApplicationName)),
        new("image", Value.Of(resident.Image)),
    ]));

    private static Value.Fields Room(long? total, long reserved, decimal unit, double? share) => new(ValueMap.Create<Value>(
    [
        new("total", total is { } all ? Value.Of(all / unit) : new Value.Nothing()),
        new("reserved", Value.Of(reserved / unit)),
        new("free", total is { } some ? Value.Of((some - reserved) / unit) : new Value.Nothing()),
        new("usage", share is { } part ? Value.Of((decimal)Math.Round(part, 6)) : new Value.Nothing()),
    ]));
}
