using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Machines;
using Clocker.Model.Networks;

namespace Clocker.Control.Hosts;

/// <summary>Something that a host is to do, once: retrying is a new decision.</summary>
/// <param name="Id">Unique within the life of the world that decided it.</param>
/// <param name="Host">Which host.</param>
public abstract record HostCommand(long Id, HostId Host)
{
    /// <summary>Get the host itself from its location.</summary>
    public sealed record Acquire(long Id, HostId Host, string Location, HostRequest Request) : HostCommand(Id, Host);

    /// <summary>Give the host back to its location.</summary>
    public sealed record Release(long Id, HostId Host, string Location, string Request) : HostCommand(Id, Host);

    /// <summary>Give the host up, since its location cannot take it back.</summary>
    public sealed record Forget(long Id, HostId Host, string Location, string Request) : HostCommand(Id, Host);

    /// <summary>See whether the host is as its location made it.</summary>
    public sealed record Inspect(long Id, HostId Host, string Location, string Request) : HostCommand(Id, Host);

    /// <summary>Bring the host's engine to a version, or to the newest.</summary>
    public sealed record Upgrade(long Id, HostId Host, string Location, HostRequest Request, string? Version) : HostCommand(Id, Host);

    /// <summary>Run an errand on the host's machine; without a script, see what became of one that was begun before.</summary>
    public sealed record Run(long Id, HostId Host, RunId Name, string? Script, TimeSpan Limit) : HostCommand(Id, Host);

    /// <summary>Find out what a location could give besides what it has given; of no host in particular.</summary>
    public sealed record FindRoom(long Id, HostId Host, string Location) : HostCommand(Id, Host);

    /// <summary>Get an image onto the host, unless it is there.</summary>
    public sealed record EnsureImage(long Id, HostId Host, string Image) : HostCommand(Id, Host);

    /// <summary>Make a network, unless one with its labels is there under its name.</summary>
    public sealed record EnsureNetwork(long Id, HostId Host, NetworkOnHost Network, NetworkSettings Settings) : HostCommand(Id, Host);

    /// <summary>Remove a network.</summary>
    public sealed record RemoveNetwork(long Id, HostId Host, NetworkOnHost Network, NetworkSettings Settings) : HostCommand(Id, Host);

    /// <summary>Make the host's networks what they are to be.</summary>
    public sealed record ApplyNetworks(long Id, HostId Host, HostNetworks Wanted, NetworkSettings Settings) : HostCommand(Id, Host);

    /// <summary>Make a volume, unless one with these labels is there under this name.</summary>
    public sealed record EnsureVolume(long Id, HostId Host, string Name, ValueMap<string> Labels) : HostCommand(Id, Host);

    /// <summary>Remove a volume with its data.</summary>
    public sealed record RemoveVolume(long Id, HostId Host, string Name) : HostCommand(Id, Host);

    /// <summary>Make a container; a name that is taken is looked at, and adopted if it bears the recipe's labels.</summary>
    public sealed record Create(long Id, HostId Host, ContainerRecipe Recipe) : HostCommand(Id, Host);

    /// <summary>Write files into a container.</summary>
    public sealed record CopyFiles(long Id, HostId Host, string Container, ValueList<FileSpec> Files) : HostCommand(Id, Host);

    /// <summary>Start a container.</summary>
    public sealed record Start(long Id, HostId Host, string Container) : HostCommand(Id, Host);

    /// <summary>Stop a container.</summary>
    public sealed record Stop(long Id, HostId Host, string Container, TimeSpan Grace) : HostCommand(Id, Host);

    /// <summary>Remove a container.</summary>
    public sealed record Remove(long Id, HostId Host, string Container) : HostCommand(Id, Host);

    /// <summary>Look at a container by its name.</summary>
    public sealed record Look(long Id, HostId Host, string Container) : HostCommand(Id, Host);

    /// <summary>Run a health check in a container.</summary>
    public sealed record Check(long Id, HostId Host, string Container, HealthSpec Health) : HostCommand(Id, Host);

    /// <summary>Find out on which ports a container listens.</summary>
    public sealed record CheckPorts(long Id, HostId Host, string Container) : HostCommand(Id, Host);
}
