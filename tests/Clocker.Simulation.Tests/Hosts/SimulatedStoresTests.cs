using Clocker.Contracts.Containers;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;

namespace Clocker.Simulation.Tests.Hosts;

/// <summary>So do its networks, volumes and images.</summary>
public sealed class SimulatedStoresTests : HostStoresContract
{
    private readonly PretendedEngine _engine = new();

    protected override IContainerHost Host => _engine.Host;

    protected override string Image => PretendedEngine.Image;

    protected override ValueList<Value> Service => PretendedEngine.Service;

    protected override ValueList<Value> ShortTask => PretendedEngine.ShortTask;

    protected override Task PlayAsync(Func<Task> test) => _engine.PlayAsync(test);

    protected override Task CrashAsync(string container) => _engine.Act(engine => engine.Crash(container, 3));

    protected override Task KillFromOutsideAsync(string container) => _engine.Act(engine => engine.StopFromOutside(container, 137));

    protected override Task RemoveFromOutsideAsync(string container) => _engine.Act(engine => engine.RemoveFromOutside(container));
}
