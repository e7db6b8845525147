using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Networks;

/// <summary>The <c>VirtualNetwork</c> entity type: what a network is to be like that containers name. The keys' names are those of the original Clocker, where it had them.</summary>
public static class VirtualNetworkDeclaration
{
    /// <summary>The type's name.</summary>
    public const string TypeName = "VirtualNetwork";

    /// <summary>By which containers name it.</summary>
    public static ConfigKey<string?> NetworkId { get; } = Own(
        "network.id", ["networkId"], "By which containers name it in network.list; the entity's id unless given.", "a name of letters, digits and - _ .",
        value => Coercions.OrNull(value, NetworkReader.Id), null);

    /// <summary>Its subnet.</summary>
    public static ConfigKey<string?> Cidr { get; } = Own(
        "network.cidr", ["cidr"], "Its subnet; one of the cloud's pool unless given.", "a subnet such as 10.1.0.0/24", NetworkReader.Cidr, null);

    /// <summary>Whether there is no way out.</summary>
    public static ConfigKey<bool> IsInternal { get; } = Own(
        "network.internal", ["internal"], "Whether there is no way out of it.", "true or false", Coercions.Truth, false);

    /// <summary>Whether it is the application's own.</summary>
    public static ConfigKey<bool> IsPrivate { get; } = Own(
        "network.private", ["private"], "Whether it is the application's own; else all applications of the cloud that name it share it.", "true or false", Coercions.Truth, false);

    /// <summary>Options for the provider.</summary>
    public static ConfigKey<ValueMap<string>> Flags { get; } = Own(
        "network.flags", ["flags"], "Options for the cloud's provider of networks.", "a map", value => Coercions.Map(value, Coercions.Text), ValueMap<string>.Empty);

    /// <summary>Its id, as a sensor.</summary>
    public static Sensor IdSensor { get; } = new("network.id", "By which containers name it.");

    /// <summary>Its subnet, as a sensor.</summary>
    public static Sensor CidrSensor { get; } = new("network.cidr", "Its subnet, if it was given one.");

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        TypeName,
        [],
        "A network that containers name: what it is to be like when the first of them is there.",
        [NetworkId, Cidr, IsInternal, IsPrivate, Flags, Provider, StartKeys.Latch, StartKeys.Timeout],
        [.. CommonSensors.All, IdSensor, CidrSensor],
        StartKeys.Effectors);

    private static ConfigKey<Value> Provider => new(
        "sdn.provider.network", ["sdn"], "Of the original Clocker; the cloud has one provider of networks.", "any value", Coercions.Any, new Value.Nothing())
    {
        HasEffect = false,
        ShapesContainer = false,
    };

    private static ConfigKey<T> Own<T>(string name, IReadOnlyList<string> flags, string description, string form, Func<Value, Coerced<T>> coerce, T otherwise) =>
        new(name, flags, description, form, coerce, otherwise)
        {
            Inherited = false,
            ShapesContainer = false,
        };
}
