using Clocker.Contracts.Locations;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Locations;
using Clocker.Simulation.Tests.Hosts;

namespace Clocker.Simulation.Tests.Locations;

/// <summary>The pretended location passes what a real one passes.</summary>
public sealed class SimulatedLocationTests : LocationContract
{
    private readonly PretendedEngine _engine = new();
    private readonly SimulatedLocation _location;

    public SimulatedLocationTests() => _location = new(_engine.Pump, "pretended", 2, new PerfectConditions());

    protected override ILocation Location => _location;

    protected override Task PlayAsync(Func<Task> test) => _engine.PlayAsync(test);

    protected override Task<HostDescription> DescribeAsync(LocatedHost host) => _location.Find(host.Endpoint)!.Host.DescribeAsync(Cancellation);

    protected override Task<bool> IsThereAsync(string request) => Task.FromResult(_location.Engines.Any() || _location.Forgotten.Contains(request));

    protected override bool Upgrades => true;

    protected override Task<bool> SpoilAsync(string request)
    {
        _location.Spoil(request, "somebody was here");
        return Task.FromResult(true);
    }

    protected override async Task HalfMadeAsync(string request)
    {
        while (!(await Location.ListAsync(Cancellation)).Any(host => host.Request == request))
        {
        }
    }

    /// <summary>It is a process of its own, which does not notice.</summary>
    protected override void StartAnew()
    {
    }
}
