using Clocker.Model.Collections;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>A host of a lab as its engine has it.</summary>
/// <param name="Name">Its name in the lab.</param>
/// <param name="Address">Its address; its engine listens there with TLS.</param>
/// <param name="IsRunning">Whether it runs.</param>
/// <param name="Request">The request that it was given for; null if nobody has it.</param>
/// <param name="Labels">Its labels.</param>
public sealed record LabHostStatus(string Name, string Address, bool IsRunning, string? Request, ValueMap<string> Labels);
