using System.Formats.Tar;
using System.Net;
using System.Text;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker.Connecting;
using Clocker.Model.Containers;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Makes hosts out of containers, and sees that they run. What is half made is made whole.</summary>
internal sealed class LabMachines(DockerEngine engine, TimeProvider time)
{
    private const string CertificatesDirectory = "etc/docker/tls";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AttemptAtMost = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>After how many attempts to reach a host it is asked whether its container runs at all: asking costs more than an attempt.</summary>
    private const int LookEvery = 25;

    private readonly DockerAccess _access = new(engine, time);
    private SystemInfoResponse? _engine;

    /// <summary>What the engine says of itself. Asked once: it takes it long, and does not change while it runs.</summary>
    public async Task<SystemInfoResponse> EngineAsync(CancellationToken cancellation) =>
        _engine ??= await engine.CallAsync("The engine", () => engine.Client.System.GetSystemInfoAsync(cancellation), cancellation);

    /// <summary>Makes a host's container, if it has none.</summary>
    /// <returns>Whether it had none.</returns>
    public async Task<bool> CreateAsync(LabMachine machine, CancellationToken cancellation)
    {
        try
        {
            await CreateAsync(machine, (await OrderAsync(cancellation))[0], cancellation);
            return true;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Conflict)
        {
            // Its name is taken: it is there.
            return false;
        }
    }

    /// <summary>Starts a host whose container is there, and waits until its engine answers.</summary>
    /// <param name="machine">The host.</param>
    /// <param name="host">The way to its engine.</param>
    /// <param name="isNew">Whether its container was made a moment ago.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task StartAsync(LabMachine machine, DockerEngine host, bool isNew, CancellationToken cancellation)
    {
        if (isNew)
        {
            await RunAsync(machine, isNew: true, cancellation);
            await AnswersAsync(machine, host, cancellation);
            return;
        }

        var state = await LookAsync(machine, cancellation)
            ?? throw new DeviceException(DeviceFault.NotFound, $"There is no host \"{machine.Host}\" in lab \"{machine.Lab}\".");
        if (!state.Running)
        {
            await RunAsync(machine, isNew: state.Status == "created", cancellation);
        }

        await AnswersAsync(machine, host, cancellation);
    }

    private async Task RunAsync(LabMachine machine, bool isNew, CancellationToken cancellation)
    {
        if (!isNew)
        {
            await LaunchAsync(machine, cancellation);
            return;
        }

        var order = await OrderAsync(cancellation);
        foreach (var privileges in order)
        {
            try
            {
                await FurnishAsync(machine, cancellation);
                await LaunchAsync(machine, cancellation);
                return;
            }
            catch (DeviceException error) when (
                privileges != order[^1] && error.Message.Contains("not permitted", StringComparison.OrdinalIgnoreCase))
            {
                // The kernel or the engine does not give these privileges: the other way may work.
                await engine.CallAsync(
                    machine.Subject,
                    () => engine.Client.Containers.RemoveContainerAsync(machine.Container, new() { Force = true, RemoveVolumes = true }, cancellation),
                    cancellation);
                await CreateAsync(machine, order[^1], cancellation);
            }
        }
    }

    private async Task<IReadOnlyList<LabPrivileges>> OrderAsync(CancellationToken cancellation) =>
        LabPrivilegesExtensions.Order((await EngineAsync(cancellation)).CgroupVersion);

    private async Task<State?> LookAsync(LabMachine machine, CancellationToken cancellation)
    {
        try
        {
            return (await engine.CallAsync(
                machine.Subject, () => engine.Client.Containers.InspectContainerAsync(machine.Container, cancellation), cancellation)).State;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
            return null;
        }
    }

    private async Task CreateAsync(LabMachine machine, LabPrivileges privileges, CancellationToken cancellation)
    {
        var host = new HostConfig
        {
            NetworkMode = LabNames.Network(machine.Lab),
            Memory = machine.Spec.MemoryBytes ?? 0,
            MemorySwap = machine.Spec.MemoryBytes ?? 0,
            NanoCPUs = (long)((machine.Spec.Cpus ?? 0) * 1_000_000_000m),
            RestartPolicy = new() { Name = RestartPolicyKind.UnlessStopped },
            Mounts =
            [
                new()
                {
                    Type = "volume",
                    Source = LabNames.Data(machine.Lab, machine.Host),
                    Target = "/var/lib/docker",
                    VolumeOptions = new() { Labels = machine.Labels },
                },
            ],
        };
        privileges.ApplyTo(host);
        var container = new CreateContainerParameters
        {
            Name = machine.Container,
            Image = LabNames.Image,
            Hostname = machine.Host,
            Labels = machine.Labels,
            Cmd = [.. machine.Spec.LabelsOf(machine.Host).SelectMany(label => (string[])["--label", $"{label.Key}={label.Value}"])],
            HostConfig = host,
            NetworkingConfig = new()
            {
                EndpointsConfig = new Dictionary<string, EndpointSettings>
                {
                    [LabNames.Network(machine.Lab)] = new() { IPAMConfig = new() { IPv4Address = machine.Address.ToString() }, Aliases = [machine.Host] },
                },
            },
        };
        await engine.CallAsync(machine.Subject, () => engine.Client.Containers.CreateContainerAsync(container, cancellation), cancellation);
    }

    /// <summary>Puts the certificates into a container that has never run.</summary>
    private async Task FurnishAsync(LabMachine machine, CancellationToken cancellation)
    {
        var issued = machine.Authority.IssueServer(machine.Host, [machine.Host, $"{machine.Host}.{machine.Lab}", "localhost", machine.Address.ToString(), IPAddress.Loopback.ToString()], CertificateAuthority.OwnTime);
        using var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            await AddAsync(tar, TlsCredentials.AuthorityFile, machine.Authority.Certificate, cancellation);
            await AddAsync(tar, TlsCredentials.Certificate, issued.Certificate, cancellation);
            await AddAsync(tar, TlsCredentials.Key, issued.Key, cancellation);
        }

        archive.Position = 0;
        await engine.CallAsync(
            machine.Subject,
            () => engine.Client.Containers.ExtractArchiveToContainerAsync(machine.Container, new() { Path = "/" }, archive, cancellation),
            cancellation);
    }

    private async Task AddAsync(TarWriter tar, string file, string content, CancellationToken cancellation)
    {
        using var data = new MemoryStream(Encoding.ASCII.GetBytes(content));
        await tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, $"{CertificatesDirectory}/{file}")
            {
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                ModificationTime = time.GetUtcNow(),
                DataStream = data,
            },
            cancellation);
    }

    private async Task LaunchAsync(LabMachine machine, CancellationToken cancellation) =>
        await engine.CallAsync(machine.Subject, () => engine.Client.Containers.StartContainerAsync(machine.Container, new(), cancellation), cancellation);

    private async Task AnswersAsync(LabMachine machine, DockerEngine host, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        for (var attempt = 1; await AnswerAsync(host, cancellation) is { } problem; attempt++)
        {
            if (attempt % LookEvery == 0 && await LookAsync(machine, cancellation) is not { Running: true } or { Restarting: true })
            {
                throw new DeviceException(DeviceFault.Failed, $"{machine.Subject} ended while it started. Its last words: {await LastWordsAsync(machine, cancellation)}");
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                throw new DeviceException(
                    DeviceFault.Unreachable,
                    $"{machine.Subject} runs, but its engine cannot be reached from here at {machine.Address} ({problem}). "
                    + "A lab needs a server that reaches the addresses of containers: on the machine of the engine, and not with Docker Desktop from outside of its virtual machine.");
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<string?> AnswerAsync(DockerEngine host, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(AttemptAtMost, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            using var answer = await host.CallAsync("The engine", () => host.SendAsync(HttpMethod.Get, "_ping", null, ending.Token), ending.Token);
            return null;
        }
        catch (DeviceException error) when (error.Fault is DeviceFault.Unreachable or DeviceFault.Timeout)
        {
            return error.Message.TrimEnd('.');
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return "no answer in time";
        }
    }

    private async Task<string> LastWordsAsync(LabMachine machine, CancellationToken cancellation)
    {
        var lines = new List<string>();
        await foreach (var line in _access.LogsAsync(machine.Container, 3, follow: false, cancellation))
        {
            lines.Add(line.Text);
        }

        return lines.Count == 0 ? "none." : $"{string.Join(" / ", lines).TrimEnd('.')}.";
    }
}
