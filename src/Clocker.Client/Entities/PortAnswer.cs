namespace Clocker.Client.Entities;

/// <summary>A container's port and where the host publishes it.</summary>
public sealed record PortAnswer(int Container, string Protocol, string HostAddress, int Host);
