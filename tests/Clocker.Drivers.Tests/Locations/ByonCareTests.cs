using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Locations.Byon;
using Clocker.Drivers.Tests.Docker;
using Clocker.Drivers.Tests.Machines;
using Clocker.Library.Machines;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

/// <summary>A machine that was made a Docker host is kept one: looked at, mended, upgraded, given up, and cleaned.</summary>
[Trait("Kind", "Docker")]
public sealed class ByonCareTests : IDisposable
{
    private static readonly HostRequest First = new("r1", "host");
    private static readonly HostRequest Second = new("r2", "host");
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Containers_go_on_while_their_host_is_mended_renewed_and_upgraded()
    {
        await using var bare = new BareMachine { Image = "clocker-lab-host:1" };
        await bare.InitializeAsync();
        await using var past = Location(bare, new Past(TimeSpan.FromDays(300)));
        await using var location = Location(bare, TimeProvider.System);
        var host = await past.AcquireAsync(First, Cancellation);
        var started = await StartThereAsync(host);

        Assert.Equal(HostFindings.None, await past.LookAsync("r1", Cancellation));
        Assert.Equal(["certificates: the certificate is to be renewed"], (await location.LookAsync("r1", Cancellation)).Differences);
        Assert.Equal(host, await location.AcquireAsync(First, Cancellation));
        Assert.Equal(HostFindings.None, await location.LookAsync("r1", Cancellation));
        Assert.Equal(started, await StartedThereAsync(host));

        await bare.RunAsync("kill -9 $(pidof dockerd)");
        Assert.Equal(["engine: the engine does not answer"], (await location.LookAsync("r1", Cancellation)).Differences);
        await location.AcquireAsync(First, Cancellation);
        Assert.Equal(started, await StartedThereAsync(host));

        var upgrade = await location.UpgradeAsync(First, "20.10", Cancellation);
        var never = await Assert.ThrowsAsync<DeviceException>(() => location.UpgradeAsync(First, "99", Cancellation));
        Assert.StartsWith("20.10.", upgrade.Version, StringComparison.Ordinal);
        Assert.Equal(DeviceFault.Invalid, never.Fault);
        Assert.Contains("Docker 99 is not among the packages of this system; there are 20.10", never.Message, StringComparison.Ordinal);
        Assert.Equal(started, await StartedThereAsync(host));

        // What was given up is cleaned before it is given again, whatever runs there.
        Assert.Contains("may be a Docker engine", await location.ForgetAsync("r1", Cancellation), StringComparison.Ordinal);
        Assert.Null(await location.ForgetAsync("r1", Cancellation));
        Assert.Empty(await location.ListAsync(Cancellation));
        Assert.Equal(host with { Request = "r2" }, await location.AcquireAsync(Second, Cancellation));
        Assert.Null(await StartedThereAsync(host));
        Assert.Equal("r2", await bare.RunAsync("cat /var/lib/clocker/lease/request"));
        await location.ReleaseAsync("r2", Cancellation);
        Assert.Equal("", await bare.RunAsync("pidof dockerd containerd-shim-runc-v2; ls -A /var/lib/clocker 2> /dev/null"));
    }

    [Fact]
    public async Task A_machine_that_is_gone_is_forgotten_and_comes_last_and_unclean()
    {
        await using var location = Gone();

        Leases().Take("r1", "byon", ["127.0.0.1:9"]);
        await Assert.ThrowsAsync<DeviceException>(() => location.ReleaseAsync("r1", Cancellation));
        Assert.Contains("on machine 127.0.0.1:9", await location.ForgetAsync("r1", Cancellation), StringComparison.Ordinal);
        await location.ReleaseAsync("r1", Cancellation);

        Assert.Empty(await location.ListAsync(Cancellation));
        Assert.Equal("127.0.0.1:9", Assert.Single(Leases().Left("127.0.0.1:9")).Machine);
        Assert.Equal("127.0.0.1:10", Leases().Take("r2", "byon", ["127.0.0.1:9", "127.0.0.1:10"])!.Value.Lease.Machine);
        Assert.Equal("127.0.0.1:9", Leases().Take("r3", "byon", ["127.0.0.1:9", "127.0.0.1:10"])!.Value.Lease.Machine);
    }

    private static async Task<DateTimeOffset?> StartThereAsync(LocatedHost located)
    {
        using var here = new TestEngine();
        using var there = new DockerHost(new DockerOptions { Endpoint = DockerEndpoint.Parse(located.Endpoint) }, here, here, TimeProvider.System);
        await using (var image = await here.Host.Images.OpenAsync(TestEngine.Image, Cancellation))
        {
            await there.Images.LoadAsync(image, Cancellation);
        }

        var spec = new ContainerSpec { Image = TestEngine.Image, Hostname = "there", Command = TestEngine.Service, Restart = new RestartSpec(RestartMode.No) };
        await there.StartAsync(await there.CreateAsync(new ContainerRecipe("there", spec.Image, spec, [], [], []), Cancellation), Cancellation);
        return (await there.LookAsync("there", Cancellation))!.StartedAt;
    }

    /// <summary>Since when the container runs; null if it does not.</summary>
    private static async Task<DateTimeOffset?> StartedThereAsync(LocatedHost located)
    {
        using var here = new TestEngine();
        using var there = new DockerHost(new DockerOptions { Endpoint = DockerEndpoint.Parse(located.Endpoint) }, here, here, TimeProvider.System);
        return await there.LookAsync("there", Cancellation) is { Status: ContainerStatus.Running } running
            && (await there.Access.RunAsync("there", ["echo", "ran"], Cancellation)).Output == "ran\n"
            ? running.StartedAt
            : null;
    }

    private MachineLeases Leases() => new(_directory.File("leases"));

    private ByonLocation Location(BareMachine bare, TimeProvider time) => Location(bare.Listed(), time);

    private ByonLocation Gone() => Location(new MachineAddress { Host = "127.0.0.1", Port = 9, Password = "none" }, TimeProvider.System);

    private ByonLocation Location(MachineAddress machine, TimeProvider time)
    {
        var access = new MachineAccess { User = "root", KnownHostsFile = _directory.File("known_hosts"), RecordsHostKeys = true };
        return new ByonLocation(
            new ByonOptions { Name = "byon", Machines = [machine] },
            Leases(),
            new EngineParts
            {
                Installation = new DockerInstallation(),
                Authority = CertificateAuthority.Open(_directory.File("ca"), "test cloud", time),
                Time = time,
            },
            address => access.Open(address, TimeProvider.System));
    }

    /// <summary>A clock that is behind.</summary>
    private sealed class Past(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - by;
    }
}
