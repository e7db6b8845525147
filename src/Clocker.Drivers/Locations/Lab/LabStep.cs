namespace Clocker.Drivers.Locations.Lab;

/// <summary>Something that was done for a lab.</summary>
/// <param name="Host">Which host it is about; null is the lab itself.</param>
/// <param name="Text">What was done, in words.</param>
public sealed record LabStep(string? Host, string Text);
