using Clocker.Contracts.Locations;
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

/// <summary>Two machines on which Docker is installed and does not run.</summary>
[Trait("Kind", "Docker")]
public sealed class ByonLocationTests(ByonLocationTests.Machines machines) : LocationContract, IClassFixture<ByonLocationTests.Machines>
{
    private readonly TemporaryDirectory _directory = new();
    private ByonLocation? _location;

    protected override ILocation Location => _location ??= Open();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _location!.DisposeAsync();
        _directory.Dispose();
    }

    protected override async Task<HostDescription> DescribeAsync(LocatedHost host)
    {
        using var here = new TestEngine();
        using var there = new DockerHost(new DockerOptions { Endpoint = DockerEndpoint.Accepted(host.Endpoint) }, here, here, TimeProvider.System);
        return await there.DescribeAsync(Cancellation);
    }

    protected override async Task<bool> IsThereAsync(string request)
    {
        var seen = await Task.WhenAll(machines.Both.Select(machine => machine.RunAsync("find /var/lib/clocker /etc/docker -mindepth 1 2> /dev/null; pidof dockerd")));
        return seen.Any(lines => lines.Length > 0);
    }

    protected override bool Upgrades => true;

    protected override async Task<bool> SpoilAsync(string request)
    {
        await Task.WhenAll(machines.Both.Select(machine => machine.RunAsync("if [ -e /etc/docker/daemon.json ]; then echo '{}' > /etc/docker/daemon.json; fi")));
        return true;
    }

    protected override async Task HalfMadeAsync(string request)
    {
        while (!(await machines.Both[0].RunAsync("cat /var/lib/clocker/lease/request")).Contains(request, StringComparison.Ordinal))
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    protected override void StartAnew() => _location = Open();

    private ByonLocation Open()
    {
        var access = new MachineAccess { User = "root", KnownHostsFile = _directory.File("known_hosts"), RecordsHostKeys = true };
        return new ByonLocation(
            new ByonOptions { Name = "byon", Machines = [.. machines.Both.Select(machine => machine.Listed())] },
            new MachineLeases(_directory.File("leases")),
            new EngineParts
            {
                Installation = new DockerInstallation(),
                Authority = CertificateAuthority.Open(_directory.File("ca"), "test cloud", TimeProvider.System),
                Time = TimeProvider.System,
            },
            address => access.Open(address, TimeProvider.System));
    }

    public sealed class Machines : IAsyncLifetime
    {
        public IReadOnlyList<BareMachine> Both { get; } = [new BareMachine { Image = "clocker-lab-host:1" }, new BareMachine { Image = "clocker-lab-host:1" }];

        public async ValueTask InitializeAsync() => await Task.WhenAll(Both.Select(machine => machine.InitializeAsync().AsTask()));

        public async ValueTask DisposeAsync() => await Task.WhenAll(Both.Select(machine => machine.DisposeAsync().AsTask()));
    }
}
