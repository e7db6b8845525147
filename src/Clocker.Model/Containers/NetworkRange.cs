namespace Clocker.Model.Containers;

/// <summary>A subnet of an engine's network.</summary>
/// <param name="Subnet">In CIDR notation.</param>
/// <param name="Gateway">The host's own address in it; null leaves it to the engine.</param>
public sealed record NetworkRange(string Subnet, string? Gateway);
