using System.Globalization;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

/// <summary>Says a recipe in the engine's words.</summary>
internal static class CreateRequest
{
    public static async Task<CreateContainerParameters> OfAsync(ContainerRecipe recipe, Revealing revealing, CancellationToken cancellation)
    {
        var spec = recipe.Spec;
        var environment = new List<string>();
        foreach (var (name, value) in spec.Environment)
        {
            environment.Add($"{name}={await revealing.TextAsync(value, cancellation)}");
        }

        var request = new CreateContainerParameters
        {
            Name = recipe.Name,
            Image = recipe.Image,
            Hostname = spec.Hostname,
            User = spec.User ?? "",
            Env = environment,
            Entrypoint = spec.Entrypoint is null ? null! : [.. spec.Entrypoint],
            Cmd = spec.Command is null ? null! : await TextsAsync(spec.Command, revealing, cancellation),
            ExposedPorts = spec.Ports.Select(PortKey).Distinct().ToDictionary(key => key, _ => default(EmptyStruct)!),
            Healthcheck = spec.Health is null ? null : Check(spec.Health),
            Labels = recipe.Labels.ToDictionary(),
            StopTimeout = spec.StopGrace,
            HostConfig = Host(recipe),
            NetworkingConfig = recipe.Networks is [var first, ..]
                ? new NetworkingConfig { EndpointsConfig = new Dictionary<string, EndpointSettings> { [first.NetworkName] = Endpoint(first) } }
                : null,
        };
        if (spec.Settings is { } settings)
        {
            SettingsRequest.Apply(settings, request);
        }

        return request;
    }

    public static EndpointSettings Endpoint(Attachment attachment) => new()
    {
        Aliases = [.. attachment.Aliases],
        IPAMConfig = attachment.Addresses.Count == 0 ? null : new EndpointIPAMConfig
        {
            IPv4Address = attachment.Addresses.FirstOrDefault(address => !address.Contains(':')) ?? "",
            IPv6Address = attachment.Addresses.FirstOrDefault(address => address.Contains(':')) ?? "",
        },
    };

    private static HostConfig Host(ContainerRecipe recipe)
    {
        var spec = recipe.Spec;
        return new HostConfig
        {
            NetworkMode = spec.NetworkMode ?? (recipe.Networks is [var first, ..] ? first.NetworkName : ""),
            DNS = [.. recipe.NameServers],
            // Its own options keep those of the host away: with "ndots" among them, the engine asks nobody for names without a dot.
            DNSOptions = recipe.NameServers.Count == 0 ? null! : ["attempts:2"],
            CapAdd = [.. spec.CapAdd],
            CapDrop = [.. spec.CapDrop],
            PortBindings = spec.Ports.Where(port => port.Publish).GroupBy(PortKey).ToDictionary(
                group => group.Key, group => (IList<PortBinding>)[.. group.Select(Binding)]),
            RestartPolicy = Policy(spec.Restart),
            Binds = [.. spec.Mounts.Where(IsBind).Select(mount => $"{mount.Source}:{mount.Target}{(mount.ReadOnly ? ":ro" : "")}")],
            Mounts = [.. spec.Mounts.Where(mount => !IsBind(mount)).Select(mount => Mounted(mount, recipe))],
            Memory = spec.MemoryBytes ?? 0,
            NanoCPUs = (long)((spec.Cpus ?? 0) * 1_000_000_000m),
            Devices = [.. recipe.Devices.Select(device => device.File).OfType<string>().Select(file =>
                new DeviceMapping { PathOnHost = file, PathInContainer = file, CgroupPermissions = "rwm" })],
            DeviceRequests = Gpus(recipe),
            ExtraHosts = [.. spec.ExtraHosts.Select(host => $"{host.Key}:{host.Value}")],
        };
    }

    /// <summary>As <c>docker run --gpus '"device=0,2"'</c> says it. Other devices without a file are counted alone: nothing can be handed over.</summary>
    private static IList<DeviceRequest> Gpus(ContainerRecipe recipe) =>
        recipe.Devices.Where(device => device is { Name: "gpu", File: null }).Select(device => device.Number.ToString(CultureInfo.InvariantCulture)).ToList() is { Count: > 0 } numbers
            ? [new() { DeviceIDs = numbers, Capabilities = [["gpu"]] }]
            : [];

    /// <summary>Docker's short form makes a missing directory on the host, as people expect; it cannot say a path with a colon.</summary>
    private static bool IsBind(MountSpec mount) =>
        mount is { Source: not null, IsNamedVolume: false } && !mount.Source.Contains(':') && !mount.Target.Contains(':');

    private static Mount Mounted(MountSpec mount, ContainerRecipe recipe) => new()
    {
        Type = mount.Source is null || mount.IsNamedVolume ? "volume" : "bind",
        Source = mount.IsNamedVolume ? recipe.Volumes[mount.Source!] : mount.Source ?? "",
        Target = mount.Target,
        ReadOnly = mount.ReadOnly,
    };

    private static PortBinding Binding(PortSpec port) => new()
    {
        HostIP = port.HostAddress ?? "",
        HostPort = port.Host?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    private static string PortKey(PortSpec port) => string.Create(CultureInfo.InvariantCulture, $"{port.Container}/{port.Protocol}");

    private static RestartPolicy Policy(RestartSpec restart) => new()
    {
        Name = restart.Mode switch
        {
            RestartMode.No => RestartPolicyKind.No,
            RestartMode.OnFailure => RestartPolicyKind.OnFailure,
            RestartMode.Always => RestartPolicyKind.Always,
            RestartMode.UnlessStopped => RestartPolicyKind.UnlessStopped,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        MaximumRetryCount = restart.Mode == RestartMode.OnFailure ? restart.MaximumRetries ?? 0 : 0,
    };

    private static HealthcheckConfig Check(HealthSpec health) => health.IsOff
        ? new HealthcheckConfig { Test = ["NONE"] }
        : new HealthcheckConfig
        {
            Test = [.. health.Test],
            Interval = health.Interval,
            Timeout = health.Timeout,
            Retries = health.Retries,
            StartPeriod = health.StartPeriod,
        };

    private static async Task<IList<string>> TextsAsync(ValueList<Value> values, Revealing revealing, CancellationToken cancellation)
    {
        var texts = new List<string>();
        foreach (var value in values)
        {
            texts.Add(await revealing.TextAsync(value, cancellation));
        }

        return texts;
    }
}
