namespace Clocker.Client.Clouds;

/// <summary>A request is durable; what follows from it shows in the cloud.</summary>
/// <param name="Cloud">The cloud that it is about.</param>
public sealed record CloudAccepted(string Cloud);
