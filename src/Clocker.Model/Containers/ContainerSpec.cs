using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>A container as an application wants it, whichever host it lands on. A field that is not given has its default.</summary>
public sealed record ContainerSpec
{
    /// <summary>The image, with tag or digest: <c>nginx:1.22</c>.</summary>
    public required string Image { get; init; }

    /// <summary>Replaces the image's entrypoint; null keeps it.</summary>
    public ValueList<string>? Entrypoint { get; init; }

    /// <summary>Replaces the image's command; null keeps it.</summary>
    public ValueList<Value>? Command { get; init; }

    /// <summary>Environment variables: text, or text with secrets in it.</summary>
    public ValueMap<Value> Environment { get; init; } = [];

    /// <summary>The ports it listens on.</summary>
    public ValueList<PortSpec> Ports { get; init; } = [];

    /// <summary>Directories of the host and named volumes.</summary>
    public ValueList<MountSpec> Mounts { get; init; } = [];

    /// <summary>Files to write into it before it starts.</summary>
    public ValueList<FileSpec> Files { get; init; } = [];

    /// <summary>The most memory it may use, in bytes; null is no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The most CPU time it may use, in CPUs; null is no limit.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The user it runs as: name or id, with an optional group; null keeps the image's.</summary>
    public string? User { get; init; }

    /// <summary>What happens when it ends.</summary>
    public RestartSpec Restart { get; init; } = new(RestartMode.UnlessStopped);

    /// <summary>How to find out whether it works; null keeps the image's check, if it has one.</summary>
    public HealthSpec? Health { get; init; }

    /// <summary>The networks it is on, the first one first. A network exists while a container wants it.</summary>
    public ValueList<NetworkSpec> Networks { get; init; } = [];

    /// <summary>Another container's or the host's network instead of networks of its own: <c>host</c>, <c>none</c>; null for networks of its own.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>Capabilities that it has besides the engine's usual ones, without <c>CAP_</c>: <c>NET_ADMIN</c>.</summary>
    public ValueList<string> CapAdd { get; init; } = [];

    /// <summary>Capabilities that it does not have, or <c>ALL</c>.</summary>
    public ValueList<string> CapDrop { get; init; } = [];

    /// <summary>More names for addresses, as in <c>/etc/hosts</c>.</summary>
    public ValueMap<string> ExtraHosts { get; init; } = [];

    /// <summary>What it is called on its host, if that name is free; null leaves it to the cloud.</summary>
    public string? Title { get; init; }

    /// <summary>Its own name, as programs in it see it.</summary>
    public required string Hostname { get; init; }

    /// <summary>What else its engine is told; null is nothing.</summary>
    public ContainerSettings? Settings { get; init; }

    /// <summary>How long it gets to end by itself before it is killed.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(10);
}
