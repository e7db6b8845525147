using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>Everything an engine needs to make a network.</summary>
/// <param name="Name">Its name, unique on the host.</param>
/// <param name="Labels">The labels.</param>
public sealed record NetworkRecipe(string Name, ValueMap<string> Labels)
{
    /// <summary>The engine's driver for it.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>Its subnets, and the host's own address in each; empty leaves them to the engine.</summary>
    public ValueList<NetworkRange> Ranges { get; init; } = [];

    /// <summary>Whether the engine gives containers on it no way out.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether containers that no swarm made may be put on it.</summary>
    public bool IsAttachable { get; init; }

    /// <summary>The driver's options.</summary>
    public ValueMap<string> Options { get; init; } = [];
}
