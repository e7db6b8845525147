using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>What a blueprint's author can know of an entity type: its names, keys, sensors and effectors.</summary>
/// <param name="Name">The type's own name.</param>
/// <param name="Aliases">Other names that mean it, among them those of Brooklyn and the original Clocker.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Keys">The keys it understands.</param>
/// <param name="Sensors">The sensors it publishes.</param>
/// <param name="Effectors">What it can be told to do.</param>
public sealed record TypeDeclaration(
    string Name,
    IReadOnlyList<string> Aliases,
    string Description,
    IReadOnlyList<ConfigKey> Keys,
    IReadOnlyList<Sensor> Sensors,
    IReadOnlyList<Effector> Effectors)
{
    /// <summary>What an entity of this type asks of its location.</summary>
    public Asks Asks { get; init; }

    /// <summary>For types with a shorthand such as <c>docker:IMAGE</c>: the prefix with its colon, else null.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether people write it by its name, so that a message may suggest it.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Reads what follows <see cref="Prefix"/> into config.</summary>
    public Func<string, Coerced<ValueMap<Value>>> ReadShorthand { get; init; } = _ => ValueMap<Value>.Empty;

    /// <summary>The key that a name or flag means, or null.</summary>
    public ConfigKey? Key(string name) => Keys.FirstOrDefault(key => key.Names.Contains(name, StringComparer.Ordinal));
}
