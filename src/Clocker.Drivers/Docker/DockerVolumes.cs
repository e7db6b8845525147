using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

internal sealed class DockerVolumes(DockerEngine engine) : IVolumeStore
{
    public async Task<IReadOnlyList<VolumeSnapshot>> ListAsync(string label, string value, CancellationToken cancellation)
    {
        var parameters = new VolumesListParameters { Filters = Filter.Label(label, value) };
        var found = await engine.CallAsync("The list of volumes", () => engine.Client.Volumes.ListAsync(parameters, cancellation), cancellation);
        return [.. (found.Volumes ?? []).Select(Snapshot).OrderBy(volume => volume.Name, StringComparer.Ordinal)];
    }

    public async Task<VolumeSnapshot?> FindAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return Snapshot(await engine.CallAsync(Subject(name), () => engine.Client.Volumes.InspectAsync(name, cancellation), cancellation));
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
            return null;
        }
    }

    public Task CreateAsync(string name, ValueMap<string> labels, CancellationToken cancellation) => engine.CallAsync(
        Subject(name),
        () => engine.Client.Volumes.CreateAsync(new VolumesCreateParameters { Name = name, Labels = labels.ToDictionary() }, cancellation),
        cancellation);

    public async Task RemoveAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await engine.CallAsync(Subject(name), () => engine.Client.Volumes.RemoveAsync(name, force: false, cancellation), cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Conflict)
        {
            throw new DeviceException(DeviceFault.Conflict, $"Volume \"{name}\" cannot be removed while a container uses it.", error);
        }
    }

    private static string Subject(string name) => $"Volume \"{name}\"";

    private static VolumeSnapshot Snapshot(VolumeResponse volume) =>
        new(volume.Name, (volume.Labels ?? new Dictionary<string, string>()).ToValueMap());
}
