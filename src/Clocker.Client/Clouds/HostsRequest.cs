namespace Clocker.Client.Clouds;

/// <summary>Asks for more hosts.</summary>
/// <param name="Count">How many.</param>
/// <param name="Location">Where they come from; null is where the last one came from.</param>
public sealed record HostsRequest(int Count, string? Location = null);
