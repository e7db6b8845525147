namespace Clocker.Drivers.Locations.Lab;

/// <summary>A lab as its engine has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">What it is called as a location.</param>
/// <param name="Spec">What it is to be; null if that is lost, or another server's.</param>
/// <param name="Certificates">The directory with certificates for its engines; null if another server made it.</param>
/// <param name="Hosts">Its hosts, in order.</param>
public sealed record LabStatus(string Name, string Location, LabSpec? Spec, string? Certificates, IReadOnlyList<LabHostStatus> Hosts);
