namespace Clocker.Client.Clouds;

/// <summary>A request is durable; what follows from it shows in the cloud.</summary>
/// <param name="Cloud">The cloud that it is about.</param>
/// <param name="Warnings">What looks wrong in what was asked, and does not hinder; null if nothing does.</param>
public sealed record CloudAccepted(string Cloud, IReadOnlyList<string>? Warnings = null);
