using Clocker.Model.Collections;

namespace Clocker.Model.Machines;

/// <summary>How somebody wants engines to be set up where that differs from what their location says; null is as it says.</summary>
public sealed record EngineWish
{
    /// <summary>For a log that may become ever longer.</summary>
    public const long NoLimit = 0;

    /// <summary>The version, or its beginning.</summary>
    public string? Version { get; init; }

    /// <summary>The port on which it listens for us.</summary>
    public int? Port { get; init; }

    /// <summary>The storage driver.</summary>
    public string? StorageDriver { get; init; }

    /// <summary>Labels of the engine.</summary>
    public ValueMap<string>? Labels { get; init; }

    /// <summary>Where networks get their addresses from.</summary>
    public ValueList<string>? AddressPools { get; init; }

    /// <summary>How long a container's log may become, in bytes, or <see cref="NoLimit"/>.</summary>
    public long? LogBytes { get; init; }

    /// <summary>Mirrors of Docker Hub.</summary>
    public ValueList<string>? RegistryMirrors { get; init; }

    /// <summary>Registries that are asked without TLS.</summary>
    public ValueList<string>? InsecureRegistries { get; init; }

    /// <summary>The settings of a location, with what is wished instead.</summary>
    public EngineSettings Over(EngineSettings usual) => usual with
    {
        Version = Version ?? usual.Version,
        Port = Port ?? usual.Port,
        StorageDriver = StorageDriver ?? usual.StorageDriver,
        Labels = Labels ?? usual.Labels,
        AddressPools = AddressPools ?? usual.AddressPools,
        LogBytes = LogBytes switch
        {
            null => usual.LogBytes,
            NoLimit => null,
            var bytes => bytes,
        },
        RegistryMirrors = RegistryMirrors ?? usual.RegistryMirrors,
        InsecureRegistries = InsecureRegistries ?? usual.InsecureRegistries,
    };

    /// <summary>What an owner should know whose wish comes to nothing, since nobody sets these engines up.</summary>
    /// <param name="wish">The wish; null if there is none.</param>
    /// <param name="hosts">The hosts in words: <c>hosts of a lab</c>.</param>
    public static ValueList<string> Unheard(EngineWish? wish, string hosts) =>
        wish is null ? [] : [$"how the blueprint wants Docker to be set up has no effect on {hosts}"];
}
