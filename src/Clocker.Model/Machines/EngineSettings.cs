using Clocker.Model.Collections;

namespace Clocker.Model.Machines;

/// <summary>How somebody wants Docker engines to be set up.</summary>
public sealed record EngineSettings
{
    /// <summary>The version, or its beginning: <c>20.10</c>. Null is what the distribution has.</summary>
    public string? Version { get; init; }

    /// <summary>The port on which it listens for us, with TLS.</summary>
    public int Port { get; init; } = 2376;

    /// <summary>The storage driver; null is what the engine chooses.</summary>
    public string? StorageDriver { get; init; }

    /// <summary>Labels of the engine.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>Where networks get their addresses from, such as <c>10.200.0.0/16</c>, each network a /24. None is what the engine has.</summary>
    public ValueList<string> AddressPools { get; init; } = [];

    /// <summary>How long a container's log may become, in bytes; null is for ever longer.</summary>
    public long? LogBytes { get; init; } = 64 << 20;

    /// <summary>Mirrors of Docker Hub.</summary>
    public ValueList<string> RegistryMirrors { get; init; } = [];

    /// <summary>Registries that are asked without TLS, or whose certificates nobody checks.</summary>
    public ValueList<string> InsecureRegistries { get; init; } = [];

    /// <summary>How much room there has to be for it.</summary>
    public long LeastDiskBytes { get; init; } = 2L << 30;
}
