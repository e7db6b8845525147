using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>Everything a host needs to create a container. Secrets are still references; the host reveals them at the last moment.</summary>
/// <param name="Name">Its name, unique on the host: creating by name is the lock against making it twice.</param>
/// <param name="Image">The image as the host knows it (the image map is applied).</param>
/// <param name="Spec">The container.</param>
/// <param name="Networks">The Docker networks, with their names on the host, in the order of the spec.</param>
/// <param name="Volumes">For each named volume of the spec, its name on the host.</param>
/// <param name="Labels">The labels.</param>
public sealed record ContainerRecipe(
    string Name,
    string Image,
    ContainerSpec Spec,
    ValueList<Attachment> Networks,
    ValueMap<string> Volumes,
    ValueMap<string> Labels)
{
    /// <summary>Who answers names that the engine does not know; empty is whom the host asks.</summary>
    public ValueList<string> NameServers { get; init; } = [];

    /// <summary>The devices of the host that it gets.</summary>
    public ValueList<DeviceGrant> Devices { get; init; } = [];
}
