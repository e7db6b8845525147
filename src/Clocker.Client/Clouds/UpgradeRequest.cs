namespace Clocker.Client.Clouds;

/// <summary>Asks for another version of engines.</summary>
/// <param name="Version">The version, or its beginning; null is what the location asks for, or the newest.</param>
/// <param name="Drain">Whether what can go elsewhere goes there first.</param>
public sealed record UpgradeRequest(string? Version = null, bool Drain = false);
