using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>What a location of a blueprint turned out to be.</summary>
/// <param name="Cloud">The cloud there.</param>
/// <param name="Name">The cloud's name.</param>
/// <param name="Host">The one host of it that was asked for; null is any.</param>
public sealed record Destination(WorldId Cloud, string Name, string? Host = null);
