using System.Text.RegularExpressions;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Machines;
using Clocker.Model.Values;

namespace Clocker.Model.Clouds;

/// <summary>The keys of a cloud's entity that say how Docker is set up on its hosts, where their location sets it up; they go before what the location says.</summary>
public static class EngineConfig
{
    /// <summary>The version.</summary>
    public static ConfigKey<string?> Version { get; } = Text(
        "docker.version", ["dockerVersion"], "The version of Docker, or its beginning; where the packages do not have it, what they have.", "a version such as 20.10", EngineForms.Version);

    /// <summary>The port.</summary>
    public static ConfigKey<int?> Port { get; } = Own("docker.ssl.port", ["dockerSslPort"], "The port on which the engines listen, with TLS.", "a number from 1 to 65535", EngineForms.Number);

    /// <summary>The storage driver.</summary>
    public static ConfigKey<string?> StorageDriver { get; } = Text(
        "docker.host.driver.storage", [], "The engines' storage driver.", "a name such as overlay2", EngineForms.Driver);

    /// <summary>Labels.</summary>
    public static ConfigKey<ValueMap<string>?> Labels { get; } = Own("docker.host.labels", [], "Labels of the engines.", "a map, or texts such as rack=7", EngineForms.Labels);

    /// <summary>Address pools.</summary>
    public static ConfigKey<ValueList<string>?> AddressPools { get; } = Own(
        "docker.host.address.pools", [], "Where networks get their addresses; each network is a /24.", "networks such as 10.200.0.0/16",
        value => EngineForms.Texts(value, EngineForms.IsPool, "it is no network of a /24 or more"));

    /// <summary>The size of logs.</summary>
    public static ConfigKey<long?> LogBytes { get; } = Own(
        "docker.host.log.size", [], "How long a container's log may become.", $"a size such as 64m, or {EngineForms.NoLimit}", EngineForms.LogBytes);

    /// <summary>Mirrors.</summary>
    public static ConfigKey<ValueList<string>?> RegistryMirrors { get; } = Own(
        "docker.registry.mirrors", [], "Mirrors of Docker Hub.", "URLs", value => EngineForms.Texts(value, EngineForms.IsUrl, "it is no URL that begins with http:// or https://"));

    /// <summary>Registries without TLS.</summary>
    public static ConfigKey<ValueList<string>?> InsecureRegistries { get; } = Own(
        "docker.registry.insecure", [], "Registries that are asked without TLS, or whose certificates nobody checks.", "addresses such as 10.0.0.5:5000",
        value => EngineForms.Texts(value, EngineForms.IsRegistry, "it is no address of a registry"));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } = [Version, Port, StorageDriver, Labels, AddressPools, LogBytes, RegistryMirrors, InsecureRegistries];

    private static ConfigKey<string?> Text(string name, IReadOnlyList<string> flags, string description, string expects, Regex form) =>
        Own(name, flags, description, expects, value => EngineForms.Text(value, form, $"it is not {expects}"));

    private static ConfigKey<T> Own<T>(string name, IReadOnlyList<string> flags, string description, string expects, Func<Value, Coerced<T>> coerce) =>
        new(name, flags, description, expects, value => value is Value.Nothing ? default(T)! : coerce(value), default!)
        {
            Inherited = false,
            ShapesContainer = false,
        };
}
