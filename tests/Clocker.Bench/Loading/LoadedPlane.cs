using Clocker.Bench.Running;
using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Library.Entities;
using Clocker.Library.Placement;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Journals;
using Clocker.Simulation.Networking;
using Clocker.Simulation.Time;

namespace Clocker.Bench.Loading;

/// <summary>A control plane over one simulated engine, in virtual time.</summary>
internal sealed class LoadedPlane : IHostConnector
{
    private static readonly Caller Bench = new("bench", "load");
    private static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    private readonly Pump _pump = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SimulatedProcess _process;
    private readonly SimulatedEngine _engine;
    private ControlPlane? _plane;

    public LoadedPlane()
    {
        _process = new(_pump, "server");
        _engine = new(_pump, "h1", new PerfectConditions(), "nginx:1.22");
        _process.Start(async () =>
        {
            _plane = await ControlPlane.StartAsync(Parts(), CancellationToken.None);
            await _plane.Failure;
        });
        RunUntil(() => _plane is not null);
    }

    /// <summary>The entities that behaviours were asked about, each time.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Deploys a blueprint, and lets time pass until all of it is up.</summary>
    public void Deploy(Blueprint blueprint)
    {
        var deployment = new Deployment(blueprint.Name, blueprint, new("load.yaml", ""), "load.yaml", Replace: false);
        _process.Start(async () =>
        {
            if (await _plane!.DeployAsync(deployment, Bench, CancellationToken.None) is Answer<Deployed>.Refused refused)
            {
                throw new BenchException(refused.Message);
            }
        });
        RunUntil(() => _plane!.Applications is [{ Root.IsUp: true } view] && view.Entities.All(entity => entity is { IsUp: true, State: Lifecycle.Running }));
    }

    /// <summary>Lets time pass until nobody waits for anything any more, deadlines of starts included.</summary>
    public void Rest() => _pump.RunFor(TimeSpan.FromMinutes(20));

    /// <summary>Lets a container's program end, and time pass until it is up again.</summary>
    public void Crash(string entity)
    {
        var container = _engine.Containers.Single(container => container.Name.Contains($"-{entity}-", StringComparison.Ordinal));
        _engine.Crash(container.Id, 1);
        _pump.RunFor(TimeSpan.FromSeconds(30));
    }

    /// <inheritdoc />
    public IContainerHost Connect(string endpoint) => _engine.Host;

    private ControlPlaneParts Parts() => new()
    {
        Journal = new SimulatedJournal(new PerfectDisk()),
        Time = new SimulatedTime(_pump, _process),
        NewPlaneId = "plane-1",
        Types = [.. BuiltIn.Types.Select(type => type with { Behaviour = new CountedBehaviour(type.Behaviour, Asked) })],
        Strategies = BuiltInPlacement.Strategies,
        Networks = new SimulatedNetworks(),
        Hosts = this,
        Locations = [new("local", [(new HostId("h1"), "h1", "simulated://h1")])],
    };

    /// <summary>Whether it is so is asked once for each second of virtual time.</summary>
    private void RunUntil(Func<bool> isSo)
    {
        for (var end = _pump.Elapsed + Patience; !isSo(); _pump.RunFor(TimeSpan.FromSeconds(1)))
        {
            if (_process.Failure is { } failure)
            {
                throw new BenchException($"The control plane failed: {failure}");
            }

            if (_pump.Elapsed > end)
            {
                throw new BenchException($"Not everything is up after {Patience.TotalHours} hours of virtual time.");
            }
        }
    }
}
