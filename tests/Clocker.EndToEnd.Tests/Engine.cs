using System.Globalization;

using Docker.DotNet;
using Docker.DotNet.Models;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>The engine, past Clocker: what is really there, and what users and other programs do to it.</summary>
internal sealed class Engine : IDisposable
{
    private const string PlaneLabel = "io.clocker.plane";
    private const string ApplicationLabel = "io.clocker.application";

    private readonly DockerClient _docker = new DockerClientBuilder().WithEndpoint(new Uri(Setting.Engine)).Build();
    private readonly List<string> _strangers = [];

    /// <summary>All containers of a plane's application, or of all of them, by name.</summary>
    public async Task<IReadOnlyList<Container>> ContainersAsync(string plane, string? application = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var found = await _docker.Containers.ListContainersAsync(new() { All = true, Filters = Labels(plane, application) }, cancellation);
        var looks = await Task.WhenAll(found.Select(one => LookAsync(one.ID)));
        return [.. looks.OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<string>> NetworksAsync(string plane, string? application = null) =>
        [.. (await _docker.Networks.ListNetworksAsync(new() { Filters = Labels(plane, application) }, TestContext.Current.CancellationToken)).Select(one => one.Name)];

    public async Task<IReadOnlyList<string>> VolumesAsync(string plane, string? application = null) =>
        [.. ((await _docker.Volumes.ListAsync(new() { Filters = Labels(plane, application) }, TestContext.Current.CancellationToken)).Volumes ?? []).Select(one => one.Name)];

    /// <summary>The names of all that the engine has of a lab.</summary>
    public async Task<IReadOnlyList<string>> LabAsync(string lab)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var labels = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [$"io.clocker.lab={lab}"] = true } };
        var containers = await _docker.Containers.ListContainersAsync(new() { All = true, Filters = labels }, cancellation);
        var volumes = await _docker.Volumes.ListAsync(new() { Filters = labels }, cancellation);
        var networks = await _docker.Networks.ListNetworksAsync(new() { Filters = labels }, cancellation);
        return [.. containers.Select(one => one.Names[0]), .. (volumes.Volumes ?? []).Select(one => one.Name), .. networks.Select(one => one.Name)];
    }

    public async Task<Container> LookAsync(string container) =>
        new(await _docker.Containers.InspectContainerAsync(container, TestContext.Current.CancellationToken));

    public Task RemoveAsync(string container) =>
        _docker.Containers.RemoveContainerAsync(container, new() { Force = true }, TestContext.Current.CancellationToken);

    public Task StopAsync(string container) =>
        _docker.Containers.StopContainerAsync(container, new() { WaitBeforeKillSeconds = 5 }, TestContext.Current.CancellationToken);

    public Task KillAsync(string container) =>
        _docker.Containers.KillContainerAsync(container, new() { Signal = "SIGKILL" }, TestContext.Current.CancellationToken);

    public Task RestartAsync(string container) =>
        _docker.Containers.RestartContainerAsync(container, new() { WaitBeforeKillSeconds = 5 }, TestContext.Current.CancellationToken);

    /// <summary>Starts a container that is not Clocker's.</summary>
    public async Task<string> StrangerAsync(string name, int? port = null)
    {
        var made = await _docker.Containers.CreateContainerAsync(
            new()
            {
                Name = name,
                Image = "busybox:1.35",
                Cmd = ["sleep", "600"],
                ExposedPorts = port is null ? null : new Dictionary<string, EmptyStruct> { ["80/tcp"] = default },
                HostConfig = port is null ? null : new()
                {
                    PortBindings = new Dictionary<string, IList<PortBinding>>
                    {
                        ["80/tcp"] = [new() { HostPort = port.Value.ToString(CultureInfo.InvariantCulture) }],
                    },
                },
            },
            TestContext.Current.CancellationToken);
        _strangers.Add(made.ID);
        await _docker.Containers.StartContainerAsync(made.ID, new(), TestContext.Current.CancellationToken);
        return made.ID;
    }

    /// <summary>Removes the strangers, and all that a plane left.</summary>
    public async Task SweepAsync(string? plane, CancellationToken cancellation)
    {
        foreach (var stranger in _strangers)
        {
            await QuietlyAsync(_docker.Containers.RemoveContainerAsync(stranger, new() { Force = true }, cancellation));
        }

        if (plane is not null)
        {
            await SweepPlaneAsync(plane, cancellation);
        }
    }

    public void Dispose() => _docker.Dispose();

    private async Task SweepPlaneAsync(string plane, CancellationToken cancellation)
    {
        foreach (var left in await _docker.Containers.ListContainersAsync(new() { All = true, Filters = Labels(plane, null) }, cancellation))
        {
            await QuietlyAsync(_docker.Containers.RemoveContainerAsync(left.ID, new() { Force = true }, cancellation));
        }

        foreach (var left in await _docker.Networks.ListNetworksAsync(new() { Filters = Labels(plane, null) }, cancellation))
        {
            await QuietlyAsync(_docker.Networks.DeleteNetworkAsync(left.ID, cancellation));
        }

        foreach (var left in (await _docker.Volumes.ListAsync(new() { Filters = Labels(plane, null) }, cancellation)).Volumes ?? [])
        {
            await QuietlyAsync(_docker.Volumes.RemoveAsync(left.Name, force: true, cancellation));
        }
    }

    private static Dictionary<string, IDictionary<string, bool>> Labels(string plane, string? application)
    {
        var labels = new Dictionary<string, bool> { [$"{PlaneLabel}={plane}"] = true };
        if (application is not null)
        {
            labels[$"{ApplicationLabel}={application}"] = true;
        }

        return new() { ["label"] = labels };
    }

    private static async Task QuietlyAsync(Task removal)
    {
        try
        {
            await removal;
        }
        catch (DockerApiException)
        {
            // It is gone, or something else holds it.
        }
    }
}
