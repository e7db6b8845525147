using Clocker.Contracts.Machines;
using Clocker.Model.Machines;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Machines;
using Clocker.Simulation.Tests.Hosts;

namespace Clocker.Simulation.Tests.Machines;

/// <summary>The pretended machine passes what real ones pass.</summary>
public sealed class SimulatedMachineTests : MachineContract
{
    private readonly PretendedEngine _engine = new();
    private readonly SimulatedMachine _machine;

    public SimulatedMachineTests() => _machine = new(_engine.Pump, "pretended", new PerfectConditions(), Program);

    protected override IMachine Machine => _machine;

    protected override IMachine Again() => _machine;

    protected override Task PlayAsync(Func<Task> test) => _engine.PlayAsync(test);

    protected override Task<bool> GoAwayAsync()
    {
        _machine.IsUp = false;
        return Task.FromResult(true);
    }

    protected override Task CutOffAsync(RunId run)
    {
        _machine.CutOff(run);
        return Task.CompletedTask;
    }

    protected override Task<string> DirectoryAsync() => Task.FromResult("/tmp/files");

    private static SimulatedProgram Program(RunRequest request)
    {
        var soon = TimeSpan.FromMilliseconds(10);
        return request.Script switch
        {
            MachineScripts.Failing => new(soon, 7, (soon, "out\nerr\n")),
            MachineScripts.Telling => new(soon, 0, (soon, string.Join('|', request.Environment.Values))),
            MachineScripts.Who => new(soon, 0, (soon, "0\n")),
            MachineScripts.Flood => new(soon, 0, (soon, new string('y', 12_000_000)), (soon, "last\n")),
            MachineScripts.Daemon => new(soon, 0, (soon, "started\n")),
            MachineScripts.Obedient => new(null, 0, (soon, "ready\n")) { WhenAsked = ("told\n", 9) },
            MachineScripts.Stubborn => new(TimeSpan.FromMinutes(2), 0, (soon, "ready\n")) { WhenAsked = null },
            MachineScripts.Slow => new(TimeSpan.FromSeconds(1), 0, (soon, "one\n"), (TimeSpan.FromSeconds(1), "two\n")),
            _ => throw new InvalidOperationException($"Nobody has told what this does: {request.Script}"),
        };
    }
}
