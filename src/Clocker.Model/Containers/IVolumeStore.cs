using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>An engine's volumes.</summary>
public interface IVolumeStore
{
    /// <summary>All volumes that bear a label with this value.</summary>
    Task<IReadOnlyList<VolumeSnapshot>> ListAsync(string label, string value, CancellationToken cancellation);

    /// <summary>A volume by its name, whoever made it, or null.</summary>
    Task<VolumeSnapshot?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Makes a volume; one of that name that exists is left as it is.</summary>
    Task CreateAsync(string name, ValueMap<string> labels, CancellationToken cancellation);

    /// <summary>Removes a volume with its data; succeeds if it is gone, <see cref="DeviceFault.Conflict"/> while something uses it.</summary>
    Task RemoveAsync(string name, CancellationToken cancellation);
}
