using System.Globalization;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Docker.DotNet.Models;
using ContainerStatus = Clocker.Model.Containers.ContainerStatus;
using Health = Clocker.Model.Containers.Health;

namespace Clocker.Drivers.Docker;

/// <summary>Reads the engine's description of a container.</summary>
internal static class Snapshots
{
    public static ContainerSnapshot Of(ContainerInspectResponse container)
    {
        var state = container.State ?? new State { Status = "created" };
        var networks = container.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>();
        return new ContainerSnapshot
        {
            Id = container.ID,
            Name = container.Name.TrimStart('/'),
            Labels = (container.Config?.Labels ?? new Dictionary<string, string>()).ToValueMap(),
            Status = Status(state.Status),
            ImageId = container.Image,
            // To the engine, a container that it is about to start again runs; how it ended is known all the same.
            ExitCode = state.Status is "running" or "paused" ? 0 : (int)state.ExitCode,
            OutOfMemory = state.OOMKilled,
            Error = state.Error is { Length: > 0 } error ? EngineWords.Clean(error) : "",
            Restarts = (int)container.RestartCount,
            StartedAt = Time(state.StartedAt),
            FinishedAt = Time(state.FinishedAt),
            Health = Healthy(state.Health?.Status),
            Check = Check(container.Config?.Healthcheck),
            Networks = [.. networks.Keys.Order(StringComparer.Ordinal)],
            Addresses = networks.Where(network => !string.IsNullOrEmpty(network.Value.IPAddress))
                .ToValueMap(network => network.Key, network => network.Value.IPAddress),
            Ports = Ports(container.NetworkSettings?.Ports),
        };
    }

    private static ContainerStatus Status(string word) => word switch
    {
        "created" => ContainerStatus.Created,
        "running" => ContainerStatus.Running,
        "paused" => ContainerStatus.Paused,
        "restarting" => ContainerStatus.Restarting,
        "removing" => ContainerStatus.Removing,
        "dead" => ContainerStatus.Dead,
        _ => ContainerStatus.Exited,
    };

    private static Health Healthy(string? word) => word switch
    {
        "starting" => Health.Starting,
        "healthy" => Health.Healthy,
        "unhealthy" => Health.Unhealthy,
        _ => Health.None,
    };

    /// <summary>The engine writes the year 1 for "never".</summary>
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    /// <summary>The engine writes zero for its defaults, which are Compose's too.</summary>
    private static HealthSpec? Check(HealthcheckConfig? check)
    {
        if (check?.Test is not { Count: > 0 } test || test[0] == "NONE")
        {
            return null;
        }

        var usual = new HealthSpec([.. test]);
        return usual with
        {
            Interval = check.Interval is { Ticks: > 0 } interval ? interval : usual.Interval,
            Timeout = check.Timeout is { Ticks: > 0 } timeout ? timeout : usual.Timeout,
            Retries = check.Retries is > 0 and { } retries ? (int)retries : usual.Retries,
            StartPeriod = check.StartPeriod ?? TimeSpan.Zero,
        };
    }

    /// <summary>IPv4 first; that a port is published on all IPv6 addresses too says nothing new.</summary>
    private static ValueList<PublishedPort> Ports(IDictionary<string, IList<PortBinding>>? ports)
    {
        var published = (ports ?? new Dictionary<string, IList<PortBinding>>())
            .SelectMany(port => (port.Value ?? []).Select(binding => Port(port.Key, binding))).ToList();
        return [.. published
            .Where(port => port.HostAddress != "::" || !published.Any(other => other.HostAddress == "0.0.0.0" && IsSame(port, other)))
            .OrderBy(port => port.Container).ThenBy(port => port.Protocol, StringComparer.Ordinal)
            .ThenBy(port => port.HostAddress, StringComparer.Ordinal).ThenBy(port => port.Host)];
    }

    private static bool IsSame(PublishedPort one, PublishedPort other) => one.Container == other.Container && one.Protocol == other.Protocol;

    private static PublishedPort Port(string key, PortBinding binding)
    {
        var (number, protocol) = key.Split('/') is [var before, var after] ? (before, after) : (key, "tcp");
        return new PublishedPort(
            int.Parse(number, CultureInfo.InvariantCulture),
            protocol,
            string.IsNullOrEmpty(binding.HostIP) ? "0.0.0.0" : binding.HostIP,
            int.Parse(binding.HostPort, CultureInfo.InvariantCulture));
    }
}
