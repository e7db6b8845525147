namespace Clocker.Client.Labs;

/// <summary>A lab that is gone.</summary>
/// <param name="WasThere">Whether there was anything to remove.</param>
public sealed record LabRemoved(bool WasThere);
