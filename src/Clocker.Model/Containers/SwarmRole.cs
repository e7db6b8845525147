namespace Clocker.Model.Containers;

/// <summary>What a node does in its swarm.</summary>
public enum SwarmRole
{
    /// <summary>It does what managers say.</summary>
    Worker,

    /// <summary>It decides together with the other managers, of which more than half have to be there.</summary>
    Manager,
}
