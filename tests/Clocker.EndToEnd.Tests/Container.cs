using Docker.DotNet.Models;

namespace Clocker.EndToEnd.Tests;

/// <summary>A container as its engine describes it.</summary>
internal sealed class Container(ContainerInspectResponse seen)
{
    public string Id => seen.ID;

    public string Name => seen.Name.TrimStart('/');

    /// <summary>The id of the service that it is of, in its application.</summary>
    public string Entity => Labels.GetValueOrDefault("io.clocker.entity", "").Split('/')[^1];

    public string Status => seen.State?.Status ?? "";

    public string Image => seen.Config?.Image ?? "";

    public IReadOnlyDictionary<string, string> Labels => seen.Config?.Labels?.AsReadOnly() ?? new Dictionary<string, string>().AsReadOnly();

    public bool HasCheck => seen.Config?.Healthcheck is not null;

    public Life Life => new(Name, Id, seen.State?.StartedAt ?? "");

    /// <summary>The host's port for one of its TCP ports.</summary>
    public string? Published(int port) => seen.NetworkSettings?.Ports?[$"{port}/tcp"]?[0].HostPort;
}
