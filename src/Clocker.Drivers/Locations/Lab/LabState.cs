using Clocker.Model.Containers;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>All that an engine has of one lab.</summary>
/// <param name="Name">The lab.</param>
/// <param name="Authority">Whose certificates its hosts have; null if nothing of it is there.</param>
/// <param name="Spec">What it is to be, and the generation that says so; null if that is not there.</param>
/// <param name="Subnet">The addresses of its network; null if that is not there.</param>
/// <param name="Running">Its hosts that have a container, and whether that runs.</param>
/// <param name="Leases">Its hosts that somebody has, and the request that they were given for.</param>
internal sealed record LabState(
    string Name,
    string? Authority,
    (int Generation, LabSpec Spec)? Spec,
    string? Subnet,
    SortedDictionary<string, bool> Running,
    SortedDictionary<string, string> Leases)
{
    public bool IsThere => Authority is not null;

    /// <summary>All hosts that there are, whole or half.</summary>
    public IReadOnlyList<string> Hosts => [.. Running.Keys.Union(Leases.Keys).OrderBy(LabNames.Number)];

    /// <summary>The lab, if all of it is there.</summary>
    /// <exception cref="DeviceException">It is not.</exception>
    public (LabSpec Spec, string Subnet) Whole() => Spec is { } spec && Subnet is not null
        ? (spec.Spec, Subnet)
        : throw new DeviceException(DeviceFault.NotFound, $"There is no lab \"{Name}\"; make it: clocker lab up{(Name == LabNames.Usual ? "" : $" --name {Name}")} --hosts 3.");
}
