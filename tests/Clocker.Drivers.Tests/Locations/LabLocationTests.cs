using Clocker.Contracts.Locations;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

[Trait("Kind", "Docker")]
public sealed class LabLocationTests(TestLab lab) : LocationContract, IClassFixture<TestLab>
{
    protected override ILocation Location => lab.Labs.Location(lab.Name);

    protected override async Task<HostDescription> DescribeAsync(LocatedHost host)
    {
        using var stores = new TestEngine();
        using var driver = new DockerHost(new() { Endpoint = DockerEndpoint.Parse(host.Endpoint) }, stores, stores, TimeProvider.System);
        return await driver.DescribeAsync(Cancellation);
    }

    protected override async Task<bool> IsThereAsync(string request) =>
        (await lab.RequestsAsync()).Contains(request) || (await lab.ThingsAsync()).Any(thing => thing.StartsWith("/clocker-lab", StringComparison.Ordinal));

    protected override bool Upgrades => false;

    /// <summary>A lab is to rehearse with: what somebody does to its hosts is meant.</summary>
    protected override Task<bool> SpoilAsync(string request) => Task.FromResult(false);

    protected override async Task HalfMadeAsync(string request)
    {
        while (!(await lab.RequestsAsync()).Contains(request))
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    protected override void StartAnew() => lab.StartAnew();
}
