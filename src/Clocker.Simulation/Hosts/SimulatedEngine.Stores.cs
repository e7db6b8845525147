using System.Text;

using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

public sealed partial class SimulatedEngine : IImageStore, INetworkStore, IVolumeStore
{
    private const string ArchiveMark = "simulated image ";

    /// <inheritdoc />
    string IImageStore.Kind => "simulated";

    /// <inheritdoc />
    Task<string?> IImageStore.FindAsync(string image, CancellationToken cancellation) => CallAsync(
        "find image",
        () => _images.Contains(image) ? ImageId(image) : _images.Select(ImageId).FirstOrDefault(id => id == image),
        cancellation);

    /// <inheritdoc />
    public Task PullAsync(string image, CancellationToken cancellation) => CallAsync(
        "pull",
        () =>
        {
            if (image.StartsWith("127.0.0.1:1/", StringComparison.Ordinal))
            {
                throw new DeviceException(
                    DeviceFault.Failed, $"Image \"{image}\" is not on the host, and its registry cannot be reached: nothing answers at 127.0.0.1:1.");
            }

            _images.Add(image);
        },
        cancellation);

    /// <inheritdoc />
    Task<Stream> IImageStore.OpenAsync(string image, CancellationToken cancellation) => CallAsync<Stream>(
        "save",
        () => _images.FirstOrDefault(known => known == image || ImageId(known) == image) is { } found
            ? new MemoryStream(Encoding.UTF8.GetBytes(ArchiveMark + found))
            : throw new DeviceException(DeviceFault.NotFound, $"Image \"{image}\" is not on host {Name}."),
        cancellation);

    /// <inheritdoc />
    async Task IImageStore.LoadAsync(Stream archive, CancellationToken cancellation)
    {
        using var reader = new StreamReader(archive, leaveOpen: true);
        var content = await reader.ReadToEndAsync(cancellation);
        await CallAsync(
            "load",
            () =>
            {
                if (!content.StartsWith(ArchiveMark, StringComparison.Ordinal))
                {
                    throw new DeviceException(DeviceFault.Failed, "That is no archive of an image.");
                }

                _images.Add(content[ArchiveMark.Length..]);
            },
            cancellation);
    }

    /// <inheritdoc />
    Task<IReadOnlyList<NetworkSnapshot>> INetworkStore.ListAsync(string label, string value, CancellationToken cancellation) => CallAsync<IReadOnlyList<NetworkSnapshot>>(
        "list networks",
        () => [.. Networks.Where(network => network.Labels.GetValueOrDefault(label) == value)],
        cancellation);

    /// <inheritdoc />
    Task<NetworkSnapshot?> INetworkStore.FindAsync(string name, CancellationToken cancellation) =>
        CallAsync("find network", () => _networks.GetValueOrDefault(name)?.Snapshot, cancellation);

    /// <inheritdoc />
    Task INetworkStore.CreateAsync(NetworkRecipe recipe, CancellationToken cancellation) => CallAsync(
        "create network",
        () =>
        {
            if (_networks.ContainsKey(recipe.Name))
            {
                throw new DeviceException(DeviceFault.Conflict, $"There is a network \"{recipe.Name}\" on host {Name} already.");
            }

            _networks.Add(recipe.Name, new(_networks.Count + 1, new(NextId(), recipe.Name, recipe.Labels)));
            Tell(new HostEvent.NetworkTouched(recipe.Name), recipe.Labels);
        },
        cancellation);

    /// <inheritdoc />
    Task INetworkStore.RemoveAsync(string name, CancellationToken cancellation) => CallAsync(
        "remove network",
        () =>
        {
            if (_containers.Values.FirstOrDefault(container => container.IsRunning && container.Addresses.ContainsKey(name)) is { } user)
            {
                throw new DeviceException(DeviceFault.Conflict, $"Network \"{name}\" is in use by container \"{user.Recipe.Name}\".");
            }

            if (_networks.Remove(name, out var network))
            {
                Tell(new HostEvent.NetworkTouched(name), network.Snapshot.Labels);
            }
        },
        cancellation);

    /// <inheritdoc />
    Task<IReadOnlyList<VolumeSnapshot>> IVolumeStore.ListAsync(string label, string value, CancellationToken cancellation) => CallAsync<IReadOnlyList<VolumeSnapshot>>(
        "list volumes",
        () => [.. _volumes.Values.Where(volume => volume.Labels.GetValueOrDefault(label) == value)],
        cancellation);

    /// <inheritdoc />
    Task<VolumeSnapshot?> IVolumeStore.FindAsync(string name, CancellationToken cancellation) =>
        CallAsync("find volume", () => _volumes.GetValueOrDefault(name), cancellation);

    /// <inheritdoc />
    Task IVolumeStore.CreateAsync(string name, ValueMap<string> labels, CancellationToken cancellation) =>
        CallAsync("create volume", () => { _volumes.TryAdd(name, new(name, labels)); }, cancellation);

    /// <inheritdoc />
    Task IVolumeStore.RemoveAsync(string name, CancellationToken cancellation) => CallAsync(
        "remove volume",
        () =>
        {
            var user = _containers.Values.FirstOrDefault(container =>
                container.Recipe.Volumes.Values.Contains(name) || container.Recipe.Spec.Mounts.Any(mount => mount.Source == name));
            if (user is not null)
            {
                throw new DeviceException(DeviceFault.Conflict, $"Volume \"{name}\" is in use by container \"{user.Recipe.Name}\".");
            }

            _volumes.Remove(name);
        },
        cancellation);
}
