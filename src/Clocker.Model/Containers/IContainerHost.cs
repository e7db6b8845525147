using Clocker.Model.Collections;
using Clocker.Model.Machines;

namespace Clocker.Model.Containers;

/// <summary>A Docker engine, or a simulated one. Every member may throw <see cref="DeviceException"/>, and nothing else but cancellation.</summary>
/// <remarks>
/// Members do what they say once and never retry. A container is named by its engine id or its name.
/// Doing what is done already (starting what runs, stopping what is stopped, removing what is gone) succeeds.
/// </remarks>
public interface IContainerHost
{
    /// <summary>The engine's images.</summary>
    IImageStore Images { get; }

    /// <summary>The engine's networks.</summary>
    INetworkStore Networks { get; }

    /// <summary>The engine's volumes.</summary>
    IVolumeStore Volumes { get; }

    /// <summary>What runs inside the engine's containers.</summary>
    IContainerAccess Access { get; }

    /// <summary>The engine itself; also the way to find out whether it answers.</summary>
    Task<HostDescription> DescribeAsync(CancellationToken cancellation);

    /// <summary>Returns if the engine answers; the cheapest question there is, where what it says of itself costs it more.</summary>
    Task AnswerAsync(CancellationToken cancellation) => DescribeAsync(cancellation);

    /// <summary>How busy the engine's machine is, where that can be found out by the way that leads to the engine; else null.</summary>
    Task<MachineReading?> MeasureAsync(CancellationToken cancellation) => Task.FromResult<MachineReading?>(null);

    /// <summary>The engine's machine, where somebody who reaches the engine may use it too; else null.</summary>
    Task<HostMachine?> MachineAsync(CancellationToken cancellation) => Task.FromResult<HostMachine?>(null);

    /// <summary>All containers, running or not, that bear a label with this value.</summary>
    Task<IReadOnlyList<ContainerSnapshot>> ListAsync(string label, string value, CancellationToken cancellation);

    /// <summary>All containers, running or not, that do not bear a label with this value, by name.</summary>
    Task<IReadOnlyList<Stranger>> ListStrangersAsync(string label, string value, CancellationToken cancellation);

    /// <summary>One container as it is now, or null.</summary>
    Task<ContainerSnapshot?> LookAsync(string container, CancellationToken cancellation);

    /// <summary>Makes a container without starting it, on all its networks. <see cref="DeviceFault.Conflict"/> if the name is taken.</summary>
    /// <returns>The engine's id for it.</returns>
    Task<string> CreateAsync(ContainerRecipe recipe, CancellationToken cancellation);

    /// <summary>Writes the recipe's files into a container that need not run.</summary>
    Task CopyFilesAsync(string container, ValueList<FileSpec> files, CancellationToken cancellation);

    /// <summary>Starts a container; returns when its first process runs.</summary>
    Task StartAsync(string container, CancellationToken cancellation);

    /// <summary>Ends a container, by force after <paramref name="grace"/>; returns when it has ended.</summary>
    Task StopAsync(string container, TimeSpan grace, CancellationToken cancellation);

    /// <summary>Removes a container and its nameless volumes, running or not.</summary>
    Task RemoveAsync(string container, CancellationToken cancellation);

    /// <summary>Hints of changes to things that bear a label with this value, from <see cref="HostEvent.Watching"/> on. Ends by exception when the connection does.</summary>
    IAsyncEnumerable<HostEvent> WatchAsync(string label, string value, CancellationToken cancellation);
}
