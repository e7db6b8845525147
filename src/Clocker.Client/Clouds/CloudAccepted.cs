namespace Clocker.Client.Clouds;

/// <summary>A request is durable; what follows from it shows in the cloud.</summary>
/// <param name="Cloud">The cloud that it is about.</param>
/// <param name="Warning">What somebody should know about it; null if there is nothing.</param>
public sealed record CloudAccepted(string Cloud, string? Warning = null);
