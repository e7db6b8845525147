namespace Clocker.Model.Containers;

/// <summary>An engine's networks.</summary>
public interface INetworkStore
{
    /// <summary>All networks that bear a label with this value.</summary>
    Task<IReadOnlyList<NetworkSnapshot>> ListAsync(string label, string value, CancellationToken cancellation);

    /// <summary>A network by its name, whoever made it, or null.</summary>
    Task<NetworkSnapshot?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Makes a network. <see cref="DeviceFault.Conflict"/> if the name is taken.</summary>
    Task CreateAsync(NetworkRecipe recipe, CancellationToken cancellation);

    /// <summary>Removes a network; succeeds if it is gone, <see cref="DeviceFault.Conflict"/> while something is on it.</summary>
    Task RemoveAsync(string name, CancellationToken cancellation);
}
