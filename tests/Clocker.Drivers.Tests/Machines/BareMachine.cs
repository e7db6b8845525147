using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Clocker.Drivers.Machines;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Locations;
using Docker.DotNet;
using Docker.DotNet.Models;
using Xunit;

namespace Clocker.Drivers.Tests.Machines;

/// <summary>
/// A machine without Docker, made of a container: users <c>root</c>, <c>admin</c> (sudo without a password), <c>careful</c> (sudo
/// with one) and <c>guest</c> (no sudo), who are let in with <see cref="Key"/>.
/// </summary>
public sealed class BareMachine : IAsyncLifetime
{
    /// <summary>Makes a lab host a machine whose engine nobody has started.</summary>
    private const string Waiting =
        """
        for group in /sys/fs/cgroup/*; do [ -L "$group" ] || mount -o remount,bind,rw "$group" 2> /dev/null || true; done
        mkdir -p /run/sshd /root/.ssh && printf '%s\n' "$MACHINE_KEY" > /root/.ssh/authorized_keys && ssh-keygen -A > /dev/null
        exec /usr/sbin/sshd -D -e
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly DockerClient _docker;
    private readonly string _name = "test-machine-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));

    public BareMachine()
    {
        var address = new Uri(Environment.GetEnvironmentVariable("CLOCKER_TEST_DOCKER")
            ?? throw new InvalidOperationException("These tests need a Docker engine: set CLOCKER_TEST_DOCKER, as ./test does."));
        Address = address.Scheme == "unix" ? "127.0.0.1" : address.Host;
        _docker = new DockerClientBuilder().WithEndpoint(address).Build();
    }

    internal SshKeyPair Key { get; } = new();

    /// <summary>Where published ports are.</summary>
    public string Address { get; }

    public int SshPort { get; private set; }

    public int DockerPort { get; private set; }

    public string KnownHosts => _directory.File("known_hosts");

    /// <summary>What it is made of; one that has an engine does not start it.</summary>
    public string Image { get; init; } = "clocker-machine:12";

    /// <summary>What the machine's disk for Docker may hold; null is what there is.</summary>
    public int? DiskMegabytes { get; init; }

    public async ValueTask InitializeAsync()
    {
        await _docker.Containers.CreateContainerAsync(new CreateContainerParameters
        {
            Name = _name,
            Image = Image,
            Hostname = "bare",
            Entrypoint = Image == "clocker-machine:12" ? ["/usr/local/sbin/entrypoint"] : ["sh", "-c", Waiting],
            Env = [$"MACHINE_KEY={Key.Public}"],
            HostConfig = new HostConfig
            {
                CapAdd = ["ALL"],
                CapDrop = ["SYS_RESOURCE"],
                SecurityOpt = ["seccomp=unconfined", "apparmor=unconfined"],
                MaskedPaths = [],
                ReadonlyPaths = [],
                PublishAllPorts = true,
                Tmpfs = DiskMegabytes is { } size ? new Dictionary<string, string> { ["/var/lib/docker"] = $"size={size}m" } : null,
                DeviceCgroupRules = ["a *:* rwm"],
            },
        });
        await StartAsync();
    }

    /// <summary>What is on the machine, past the drivers: its packages, and what is where Docker would leave something.</summary>
    public Task<string> StateAsync() => RunAsync(
        "dpkg-query -W -f '${Package} ${db:Status-Status}\\n' | grep -v not-installed; ls -A /etc/docker /var/lib/docker /var/lib/containerd /var/lib/clocker /root /run/docker* 2>&1; "
        + "grep docker /etc/group; ip -o link; cat /proc/sys/net/ipv4/ip_forward; ps -eo comm | sort -u | grep -v -e ps -e sort -e sh$ -e grep");

    /// <summary>Runs a script on it as root, past the drivers.</summary>
    public async Task<string> RunAsync(string script)
    {
        using var engine = new TestEngine();
        return (await engine.Host.Access.RunAsync(_name, ["sh", "-c", script], TestContext.Current.CancellationToken)).Output;
    }

    /// <summary>Starts it, if it does not run; its ports may be others then.</summary>
    public async Task StartAsync()
    {
        await _docker.Containers.StartContainerAsync(_name, new ContainerStartParameters());
        var ports = (await _docker.Containers.InspectContainerAsync(_name)).NetworkSettings!.Ports!;
        SshPort = Port("22/tcp");
        DockerPort = Port("2376/tcp");
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await AnswersAsync(late.Token))
        {
            await Task.Delay(50, late.Token);
        }

        int Port(string inside) => int.Parse(ports[inside][0].HostPort!, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await _docker.Containers.RemoveContainerAsync(_name, new ContainerRemoveParameters { Force = true, RemoveVolumes = true });
        _docker.Dispose();
        _directory.Dispose();
    }

    public Task KillAsync() => _docker.Containers.KillContainerAsync(_name, new ContainerKillParameters { Signal = "SIGKILL" });

    public Task PauseAsync() => _docker.Containers.PauseContainerAsync(_name);

    public Task UnpauseAsync() => _docker.Containers.UnpauseContainerAsync(_name);

    /// <summary>Docker's proxy takes a connection before the server inside does: only a greeting counts.</summary>
    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Address, SshPort, cancellation);
            return await client.GetStream().ReadAsync(new byte[1], cancellation) == 1;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return false;
        }
    }

    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(_directory.File(name), content);
        return _directory.File(name);
    }

    /// <summary>As somebody would name it in a list.</summary>
    public MachineAddress Listed(string user = "root") => new()
    {
        Host = Address,
        Port = SshPort,
        User = user,
        KeyText = Key.Private,
        PortMappings = [new("2376", $"{Address}:{DockerPort}")],
    };

    public SshOptions Ssh(string user = "root") => new()
    {
        Host = Address,
        Port = SshPort,
        User = user,
        KeyText = Key.Private,
        KnownHostsFile = KnownHosts,
        RecordsHostKeys = true,
    };
}
