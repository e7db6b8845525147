namespace Clocker.Model.Containers;

/// <summary>An engine as one node of a swarm, by which engines have networks in common. Nothing else of a swarm is used.</summary>
public interface ISwarm
{
    /// <summary>What the engine has to do with a swarm.</summary>
    Task<SwarmStanding> LookAsync(CancellationToken cancellation);

    /// <summary>Begins a swarm of this engine alone.</summary>
    /// <exception cref="DeviceException"><see cref="DeviceFault.Conflict"/> if it is in one.</exception>
    Task BeginAsync(SwarmRecipe recipe, CancellationToken cancellation);

    /// <summary>Joins a swarm at a manager of it.</summary>
    /// <exception cref="DeviceException"><see cref="DeviceFault.Conflict"/> if it is in one.</exception>
    Task JoinAsync(string address, string manager, JoinToken token, CancellationToken cancellation);

    /// <summary>Leaves the swarm, whatever that means for it; succeeds if the engine is in none.</summary>
    Task LeaveAsync(CancellationToken cancellation);

    /// <summary>What lets another engine join; this one has to be a manager.</summary>
    Task<JoinToken> TokenAsync(SwarmRole role, CancellationToken cancellation);

    /// <summary>The nodes of the swarm; this one has to be a manager.</summary>
    Task<IReadOnlyList<SwarmNode>> NodesAsync(CancellationToken cancellation);

    /// <summary>Makes a node a manager or a worker; this one has to be a manager.</summary>
    Task ChangeAsync(SwarmNode node, SwarmRole role, CancellationToken cancellation);

    /// <summary>Forgets a node that has left or is lost; this one has to be a manager. Succeeds if it is forgotten.</summary>
    Task ForgetAsync(string node, CancellationToken cancellation);
}
