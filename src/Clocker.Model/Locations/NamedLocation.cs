using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Locations;

/// <summary>A name for a location, with defaults for it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Spec">What it stands for: a location as it is written, or the name of another one.</param>
/// <param name="Defaults">What it adds, by key; passwords and keys are secrets. They go before those of what it stands for.</param>
public sealed record NamedLocation(string Name, string Spec, ValueMap<Value> Defaults)
{
    /// <summary>The catalogue item that defines it, as <c>ID:VERSION</c>; null if it was added by itself.</summary>
    public string? Item { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
