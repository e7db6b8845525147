using Clocker.Drivers.Machines;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Clocker.Model.Secrets;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

/// <summary>A Docker engine (API 1.41 or newer) at a socket or an address. No call is bounded by anything but its token.</summary>
public sealed class DockerHost : IContainerHost, IDisposable
{
    private const int MostLooksAtOnce = 8;

    private readonly DockerEngine _engine;
    private readonly Revealing _revealing;
    private readonly FileArchive _archive;
    private readonly DockerEvents _events;
    private readonly DockerNetworks _networks;
    private readonly LeavingInTurn _leaving;
    private readonly DockerEndpoint _endpoint;
    private readonly TimeProvider _time;
    private bool? _isHere;

    /// <summary>Makes the driver; nothing is connected before the first call.</summary>
    public DockerHost(DockerOptions options, ISecrets secrets, IBlobs blobs, TimeProvider time)
    {
        _engine = new DockerEngine(options, time);
        (_endpoint, _time) = (options.Endpoint, time);
        _revealing = new Revealing(secrets);
        _archive = new FileArchive(_revealing, blobs, time);
        _events = new DockerEvents(_engine, time);
        Images = new DockerImages(_engine, new RegistryLogins(options.LoginsFile));
        _leaving = new LeavingInTurn(_engine);
        _networks = new DockerNetworks(_engine);
        Volumes = new DockerVolumes(_engine);
        Access = new DockerAccess(_engine, time);
    }

    /// <inheritdoc />
    public IImageStore Images { get; }

    /// <inheritdoc />
    public INetworkStore Networks => _networks;

    /// <inheritdoc />
    public IVolumeStore Volumes { get; }

    /// <inheritdoc />
    public IContainerAccess Access { get; }

    private IContainerOperations Containers => _engine.Client.Containers;

    /// <inheritdoc />
    public async Task<HostDescription> DescribeAsync(CancellationToken cancellation)
    {
        // What it says of its version, it says here too, but for the API; to ask for both, it would start twice as many programs.
        var api = await PingAsync(cancellation);
        var engine = await _engine.CallAsync("The engine", () => _engine.Client.System.GetSystemInfoAsync(cancellation), cancellation);
        return new HostDescription(
            engine.ID, engine.Name, _engine.Address, engine.ServerVersion, api, (int)engine.NCPU, engine.MemTotal);
    }

    /// <inheritdoc />
    public Task AnswerAsync(CancellationToken cancellation) => PingAsync(cancellation);

    /// <inheritdoc />
    public async Task<MachineReading?> MeasureAsync(CancellationToken cancellation) =>
        await IsHereAsync(cancellation) ? await Measuring.HereAsync(cancellation) : null;

    /// <inheritdoc />
    public async Task<HostMachine?> MachineAsync(CancellationToken cancellation) => await IsHereAsync(cancellation)
        ? new HostMachine(ShellMachine.Local(new MachineOptions(), _time), AsRoot: false) { Environment = [new("DOCKER_HOST", _endpoint.ToString())] }
        : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<ContainerSnapshot>> ListAsync(string label, string value, CancellationToken cancellation)
    {
        var parameters = new ContainersListParameters { All = true, Filters = Filter.Label(label, value) };
        var found = await _engine.CallAsync("The list of containers", () => Containers.ListContainersAsync(parameters, cancellation), cancellation);
        using var places = new SemaphoreSlim(MostLooksAtOnce);
        var looks = await Task.WhenAll(found.Select(async container =>
        {
            await places.WaitAsync(cancellation);
            try
            {
                return await LookAsync(container.ID, cancellation);
            }
            finally
            {
                places.Release();
            }
        }));
        return [.. looks.OfType<ContainerSnapshot>().OrderBy(container => container.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Stranger>> ListStrangersAsync(string label, string value, CancellationToken cancellation)
    {
        var all = await _engine.CallAsync(
            "The list of containers", () => Containers.ListContainersAsync(new ContainersListParameters { All = true }, cancellation), cancellation);

        // A container is listed under the names of its links, too, such as /web/db.
        return [.. all.Where(container => container.Labels?.TryGetValue(label, out var found) != true || found != value)
            .Select(container => new Stranger(
                (container.Names?.FirstOrDefault(name => name.LastIndexOf('/') == 0) ?? container.ID).TrimStart('/'), container.Image, container.State is "running" or "paused"))
            .OrderBy(container => container.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<ContainerSnapshot?> LookAsync(string container, CancellationToken cancellation)
    {
        try
        {
            return Snapshots.Of(await _engine.CallAsync(
                Subject(container), () => Containers.InspectContainerAsync(container, cancellation), cancellation));
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<string> CreateAsync(ContainerRecipe recipe, CancellationToken cancellation)
    {
        var request = await CreateRequest.OfAsync(recipe, _revealing, cancellation);
        var id = await CreateAsync(recipe, request, cancellation);
        try
        {
            // API 1.41 takes one network with the creation; the others follow before the start.
            foreach (var attachment in recipe.Networks.Skip(1))
            {
                await ConnectAsync(id, attachment, cancellation);
            }
        }
        catch
        {
            // It was not made as asked, so it is not made. The token may be what ended it: this must not hang on it, nor last.
            await UnmakeAsync(id);
            throw;
        }

        return id;
    }

    /// <inheritdoc />
    public Task CopyFilesAsync(string container, ValueList<FileSpec> files, CancellationToken cancellation) => files.Count == 0
        ? Task.CompletedTask
        : _engine.CallAsync(
            Subject(container),
            () => _archive.SendAsync(
                files,
                archive => Containers.ExtractArchiveToContainerAsync(
                    container, new CopyToContainerParameters { Path = "/", AllowOverwriteDirWithFile = false }, archive, cancellation),
                cancellation),
            cancellation);

    /// <inheritdoc />
    public async Task StartAsync(string container, CancellationToken cancellation)
    {
        try
        {
            await _engine.CallAsync(
                Subject(container), () => Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellation), cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.PortTaken && error.InnerException is DockerApiException answer)
        {
            throw await PortTakenAsync(container, answer, error, cancellation);
        }
        catch (DeviceException error) when (error.Fault is DeviceFault.Failed or DeviceFault.Invalid)
        {
            // An id says nothing to people.
            var name = (await LookAsync(container, cancellation))?.Name ?? container;
            throw new DeviceException(error.Fault, error.Message.Replace(Subject(container), Subject(name), StringComparison.Ordinal), error);
        }
    }

    /// <inheritdoc />
    public Task StopAsync(string container, TimeSpan grace, CancellationToken cancellation) => _engine.CallAsync(
        Subject(container),
        () => Containers.StopContainerAsync(
            container, new ContainerStopParameters { WaitBeforeKillSeconds = (uint)Math.Ceiling(grace.TotalSeconds) }, cancellation),
        cancellation);

    /// <inheritdoc />
    public async Task RemoveAsync(string container, CancellationToken cancellation)
    {
        var parameters = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
        try
        {
            using var turn = await _leaving.TakeAsync(cancellation);
            await _engine.CallAsync(
                Subject(container), () => Containers.RemoveContainerAsync(container, parameters, cancellation), cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
        }
        catch (DeviceException error) when (IsBeingRemoved(error))
        {
            await GoneAsync(container, cancellation);
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<HostEvent> WatchAsync(string label, string value, CancellationToken cancellation) =>
        _events.WatchAsync(label, value, cancellation);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _networks.Dispose();
        _leaving.Dispose();
        _engine.Dispose();
    }

    private static string Subject(string container) => $"Container \"{container}\"";

    /// <summary>A socket of this machine may lead into another one: that of Docker Desktop into its virtual machine, which has a kernel of its own.</summary>
    private async Task<bool> IsHereAsync(CancellationToken cancellation)
    {
        const string Kernel = "/proc/sys/kernel/osrelease";
        if (_isHere is { } known)
        {
            return known;
        }

        if (_endpoint is not DockerEndpoint.Unix || !File.Exists(Kernel))
        {
            _isHere = false;
            return false;
        }

        var engine = await _engine.CallAsync("The engine", () => _engine.Client.System.GetSystemInfoAsync(cancellation), cancellation);
        _isHere = (await File.ReadAllTextAsync(Kernel, cancellation)).Trim() == engine.KernelVersion;
        return _isHere.Value;
    }

    /// <summary>Asks whether anybody is there.</summary>
    /// <returns>The version of the engine's API.</returns>
    private Task<string> PingAsync(CancellationToken cancellation) => _engine.CallAsync(
        "The engine",
        async () =>
        {
            using var answer = await _engine.SendAsync(HttpMethod.Get, "_ping", null, cancellation);
            return answer.Headers.TryGetValues("Api-Version", out var versions) ? versions.First() : "";
        },
        cancellation);

    private static bool IsBeingRemoved(DeviceException error) =>
        error.Fault == DeviceFault.Conflict && error.Message.Contains("already in progress", StringComparison.Ordinal);

    private async Task<string> CreateAsync(ContainerRecipe recipe, CreateContainerParameters request, CancellationToken cancellation)
    {
        try
        {
            return (await _engine.CallAsync(
                Subject(recipe.Name), () => Containers.CreateContainerAsync(request, cancellation), cancellation)).ID;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Conflict && error.Message.Contains("already in use", StringComparison.Ordinal))
        {
            throw new DeviceException(DeviceFault.Conflict, $"The name \"{recipe.Name}\" is taken by another container on the host.", error);
        }
    }

    private async Task ConnectAsync(string id, Attachment attachment, CancellationToken cancellation)
    {
        // To the engine, a container that does not run may be on networks that there are not.
        var network = await _networks.FindAsync(attachment.NetworkName, cancellation)
            ?? throw new DeviceException(DeviceFault.NotFound, $"Network \"{attachment.NetworkName}\" is not on the host.");
        var connection = new NetworkConnectParameters { Container = id, EndpointConfig = CreateRequest.Endpoint(attachment) };
        await _engine.CallAsync(
            $"Network \"{attachment.NetworkName}\"",
            () => _engine.Client.Networks.ConnectNetworkAsync(network.Id, connection, cancellation),
            cancellation);
    }

    private async Task UnmakeAsync(string id)
    {
        try
        {
            await RemoveAsync(id, CancellationToken.None);
        }
        catch (DeviceException)
        {
            // What went wrong first is told; what is left bears its labels and will be found.
        }
    }

    /// <summary>Waits, without asking again and again, until a container that somebody removes is gone.</summary>
    private async Task GoneAsync(string container, CancellationToken cancellation)
    {
        try
        {
            await _engine.CallAsync(
                Subject(container),
                async () =>
                {
                    var path = $"containers/{Uri.EscapeDataString(container)}/wait?condition=removed";
                    using var answer = await _engine.SendAsync(HttpMethod.Post, path, null, cancellation);
                    await answer.Content.ReadAsStringAsync(cancellation);
                },
                cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
        }
    }

    private async Task<DeviceException> PortTakenAsync(
        string container, DockerApiException answer, DeviceException error, CancellationToken cancellation)
    {
        var port = EngineWords.TakenPort(EngineWords.Clean(answer.ResponseBody));
        var running = await _engine.CallAsync(
            "The list of containers", () => Containers.ListContainersAsync(new ContainersListParameters(), cancellation), cancellation);
        var holder = running.FirstOrDefault(one => one.Ports?.Any(other => other.PublicPort == port) == true);
        var name = (await LookAsync(container, cancellation))?.Name ?? container;
        return new DeviceException(
            DeviceFault.PortTaken,
            holder is null
                ? $"Container \"{name}\" cannot publish port {port} of the host, because a program on the host listens on it already."
                : $"Container \"{name}\" cannot publish port {port} of the host, because container \"{holder.Names[0].TrimStart('/')}\" publishes it already.",
            error);
    }
}
