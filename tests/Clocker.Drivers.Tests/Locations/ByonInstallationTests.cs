using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Locations.Byon;
using Clocker.Drivers.Tests.Docker;
using Clocker.Drivers.Tests.Machines;
using Clocker.Library.Machines;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

/// <summary>A machine without Docker becomes a Docker host, and is as it was when it is given back.</summary>
[Trait("Kind", "Docker")]
public sealed class ByonInstallationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _said = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_bare_machine_becomes_a_docker_host_after_a_failure_half_way_and_is_left_as_it_was()
    {
        await using var bare = await StartedAsync(new BareMachine());
        await using var location = Location(bare.Listed(), wanted => wanted with { Version = "1.13", Labels = [new("rack", "7")] });
        var before = await bare.StateAsync();

        // Something else has the engine's port: the last step fails, and a retry goes on from there.
        await bare.RunAsync("/usr/sbin/sshd -o PidFile=/run/blocker.pid -p 2376");
        var failure = await Assert.ThrowsAsync<DeviceException>(() => location.AcquireAsync(new HostRequest("r1", "host"), Cancellation));
        Assert.Contains("failed at step \"engine\": \"dockerd\" ended with exit code 1: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("address already in use", failure.Message, StringComparison.Ordinal);
        Assert.Equal("r1", Assert.Single(await location.ListAsync(Cancellation)).Request);
        await bare.RunAsync("kill $(cat /run/blocker.pid)");
        var host = await location.AcquireAsync(new HostRequest("r1", "host"), Cancellation);
        Assert.Contains(_said, said => said.Contains("Docker 1.13 is not among the packages of this system; installed is Docker 20.10", StringComparison.Ordinal));

        Assert.Equal("ran\n", await RunThereAsync(host));
        Assert.Empty((await location.LookAsync("r1", Cancellation)).Differences);
        await bare.RunAsync("echo '{}' > /etc/docker/daemon.json");
        Assert.Equal(
            ["configuration: /etc/docker/daemon.json is not as it should be", "engine: the engine was not started with what its files say"],
            (await location.LookAsync("r1", Cancellation)).Differences);
        Assert.Equal(host, await location.AcquireAsync(new HostRequest("r1", "host"), Cancellation));
        Assert.Empty((await location.LookAsync("r1", Cancellation)).Differences);

        await location.ReleaseAsync("r1", Cancellation);
        Assert.Equal(before, await bare.StateAsync());
        Assert.Empty(await location.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_machine_without_room_is_said_and_is_not_given_twice_under_two_names()
    {
        await using var bare = await StartedAsync(new BareMachine { DiskMegabytes = 50 });
        await using var location = Location(bare.Listed());
        await using var other = Location(bare.Listed() with { Host = "localhost" }, name: "other");
        var full = await Assert.ThrowsAsync<DeviceException>(() => location.AcquireAsync(new HostRequest("r1", "host"), Cancellation));
        var taken = await Assert.ThrowsAsync<DeviceException>(() => other.AcquireAsync(new HostRequest("r2", "host"), Cancellation));

        Assert.Equal(
            $"Installing Docker on root@127.0.0.1:{bare.SshPort} failed at step \"machine\": it ended with exit code 1: "
            + "Docker needs 2048 MB of free disk space under /var/lib/docker; there are 50 MB.",
            full.Message);
        Assert.Equal($"root@localhost:{bare.SshPort} is in use already, for r1.", taken.Message);
        Assert.Empty(await other.ListAsync(Cancellation));
        await location.ReleaseAsync("r1", Cancellation);
        Assert.Empty(await location.ListAsync(Cancellation));
        Assert.Equal("", await bare.RunAsync("ls -A /var/lib/clocker /etc/docker 2> /dev/null"));
    }

    [Fact]
    public async Task A_machine_that_does_not_let_us_in_or_lets_us_become_nobody_is_said_and_stays_free()
    {
        await using var bare = await StartedAsync(new BareMachine());
        await using var locked = Location(bare.Listed() with { KeyText = new SshKeyPair().Private });
        await using var guest = Location(bare.Listed("guest"));

        var refused = await Assert.ThrowsAsync<DeviceException>(() => locked.AcquireAsync(new HostRequest("r1", "host"), Cancellation));
        var powerless = await Assert.ThrowsAsync<DeviceException>(() => guest.AcquireAsync(new HostRequest("r2", "host"), Cancellation));

        Assert.Contains("does not let us in with the key that is given", refused.Message, StringComparison.Ordinal);
        Assert.Contains("cannot become root: ", powerless.Message, StringComparison.Ordinal);
        Assert.Empty(await locked.ListAsync(Cancellation));
    }

    private static async Task<BareMachine> StartedAsync(BareMachine bare)
    {
        await bare.InitializeAsync();
        return bare;
    }

    /// <summary>Loads an image into the engine and runs a container of it.</summary>
    private static async Task<string> RunThereAsync(LocatedHost located)
    {
        using var here = new TestEngine();
        using var there = new DockerHost(new DockerOptions { Endpoint = DockerEndpoint.Parse(located.Endpoint) }, here, here, TimeProvider.System);
        Assert.StartsWith("20.10", (await there.DescribeAsync(Cancellation)).EngineVersion, StringComparison.Ordinal);
        await using (var image = await here.Host.Images.OpenAsync(TestEngine.Image, Cancellation))
        {
            await there.Images.LoadAsync(image, Cancellation);
        }

        var spec = new ContainerSpec { Image = TestEngine.Image, Hostname = "there", Command = TestEngine.Service, Restart = new RestartSpec(RestartMode.No) };
        var id = await there.CreateAsync(new ContainerRecipe("there", spec.Image, spec, [], [], []), Cancellation);
        await there.StartAsync(id, Cancellation);
        var ran = await there.Access.RunAsync(id, ["echo", "ran"], Cancellation);
        await there.RemoveAsync(id, Cancellation);
        return ran.Output;
    }

    private ByonLocation Location(MachineAddress machine, Func<EngineSettings, EngineSettings>? want = null, string name = "byon")
    {
        var access = new MachineAccess { User = "root", KnownHostsFile = _directory.File("known_hosts"), RecordsHostKeys = true };
        var options = new ByonOptions { Name = name, Machines = [machine] };
        return new ByonLocation(
            options with { Engine = (want ?? (wanted => wanted))(options.Engine) },
            new MachineLeases(_directory.File("leases")),
            new EngineParts
            {
                Installation = new DockerInstallation(),
                Authority = CertificateAuthority.Open(_directory.File("ca"), "test cloud", TimeProvider.System),
                Time = TimeProvider.System,
                Say = _said.Add,
            },
            address => access.Open(address, TimeProvider.System));
    }
}
