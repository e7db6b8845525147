namespace Clocker.Model.Containers;

/// <summary>A container's port and where the host publishes it.</summary>
public sealed record PublishedPort(int Container, string Protocol, string HostAddress, int Host);
