using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>What an engine has to do with a swarm.</summary>
public sealed record SwarmStanding
{
    /// <summary>It is in none.</summary>
    public static SwarmStanding None { get; } = new();

    /// <summary>Whether it is in a swarm, heard or not.</summary>
    public bool IsMember { get; init; }

    /// <summary>Whether the swarm works, as far as the engine knows.</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether it is one of the managers.</summary>
    public bool IsManager { get; init; }

    /// <summary>Its id as a node.</summary>
    public string Node { get; init; } = "";

    /// <summary>The address by which the others reach it.</summary>
    public string Address { get; init; } = "";

    /// <summary>The swarm's labels; a manager knows them.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>The managers that it knows: their ids, and the addresses at which others join.</summary>
    public ValueMap<string> Managers { get; init; } = [];

    /// <summary>What is wrong, in the engine's words.</summary>
    public string Problem { get; init; } = "";
}
