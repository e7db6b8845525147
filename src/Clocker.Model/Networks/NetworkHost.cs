using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Model.Networks;

/// <summary>A host as network providers work on it.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Plane">The id of the plane that owns it.</param>
/// <param name="Cloud">The id of its cloud.</param>
/// <param name="Settings">The cloud's settings.</param>
public sealed record NetworkHost(IContainerHost Engine, string Plane, string Cloud, NetworkSettings Settings)
{
    /// <summary>The labels of what belongs to the host and to no container of an application.</summary>
    public ValueMap<string> Labels =>
    [
        new(Containers.Labels.Plane, Plane),
        new(Containers.Labels.Cloud, Cloud),
        new(Containers.Labels.Agent, "network"),
    ];
}
