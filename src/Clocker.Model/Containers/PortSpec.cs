namespace Clocker.Model.Containers;

/// <summary>A port that a container listens on.</summary>
/// <param name="Container">The port inside.</param>
/// <param name="Publish">Whether it can be reached through the host.</param>
/// <param name="Host">The host's port; null lets the host choose.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="HostAddress">The host's address it is published at; null is all of them.</param>
public sealed record PortSpec(int Container, bool Publish = true, int? Host = null, string Protocol = "tcp", string? HostAddress = null);
