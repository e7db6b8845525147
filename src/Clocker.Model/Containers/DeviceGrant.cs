namespace Clocker.Model.Containers;

/// <summary>A single device of a host that a container gets.</summary>
/// <param name="Name">Its kind: <c>gpu</c>.</param>
/// <param name="Number">Its number among those of its kind, from zero.</param>
/// <param name="File">Its file on the host, which it is in the container too; null for what the engine knows by its number.</param>
public sealed record DeviceGrant(string Name, int Number, string? File);
