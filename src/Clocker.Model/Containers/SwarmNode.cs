namespace Clocker.Model.Containers;

/// <summary>A node of a swarm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">What it is to be.</param>
/// <param name="IsReady">Whether the swarm hears from it.</param>
/// <param name="Version">Changes with it: who changes it has to know the last one.</param>
public sealed record SwarmNode(string Id, SwarmRole Role, bool IsReady, ulong Version);
