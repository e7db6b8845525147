using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Clocker.Model.Networks;
using Clocker.Simulation.Faults;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Journals;
using Clocker.Simulation.Networking;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Scenarios;

/// <summary>A Clocker server that can be killed and started again; its journal and its engines live on.</summary>
/// <param name="pump">Runs it.</param>
/// <param name="parts">What it is made of.</param>
/// <param name="journal">Its journal.</param>
/// <param name="weather">Carries its mail.</param>
/// <param name="engines">The engines that it can reach.</param>
/// <param name="local">How many of them are its own from the start.</param>
internal sealed class SimulatedServer(
    Pump pump, ScenarioParts parts, SimulatedJournal journal, Weather weather, IReadOnlyList<SimulatedEngine> engines, int local) : IHostConnector
{
    private SimulatedProcess? _process;

    /// <summary>Where more hosts come from.</summary>
    public ILocationSource Sources { get; init; } = new NoLocations();

    /// <summary>The engine at an endpoint that a location gave; null if it is none of its.</summary>
    public Func<string, SimulatedEngine?> Given { get; init; } = _ => null;

    /// <summary>How its own cloud makes networks.</summary>
    public NetworkSettings? Networks { get; init; }

    /// <summary>How often hosts are looked at.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The plane of the current process, once it has started; null while there is none.</summary>
    public ControlPlane? Plane { get; private set; }

    /// <summary>Whether a process runs.</summary>
    public bool IsAlive => _process is { IsAlive: true };

    /// <summary>What a process died of by itself; null if none did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts a process.</summary>
    public void Start()
    {
        var process = _process = new(pump, "server");
        process.Start(async () =>
        {
            try
            {
                await RunAsync(process);
            }
            catch (JournalException)
            {
                // Its disk failed while it started: it ended, and whoever watches over it starts it again.
                await Task.Delay(TimeSpan.FromSeconds(1), new SimulatedTime(pump, process), CancellationToken.None);
                process.Kill();
                Start();
            }
        });
    }

    private async Task RunAsync(SimulatedProcess process)
    {
        var plane = await ControlPlane.StartAsync(
            new()
            {
                Journal = journal,
                Time = new SimulatedTime(pump, process),
                NewPlaneId = "plane-1",
                Types = parts.Types,
                Strategies = parts.Strategies,
                Networks = new SimulatedNetworks(),
                Hosts = this,
                Sources = Sources,
                LookEvery = LookEvery,
                Locations = [new("local", [.. engines.Take(local).Select(engine => (new HostId(engine.Name), engine.Name, $"simulated://{engine.Name}"))]) { Networks = Networks }],
                Mail = weather,
            },
            CancellationToken.None);
        Plane = plane;
        await plane.Failure;
    }

    /// <summary>Kills the process between two of its steps.</summary>
    public void Kill()
    {
        Check();
        _process?.Kill();
        Plane = null;
    }

    /// <summary>Does something in the server's process; lost if that is killed meanwhile.</summary>
    public void Do(Func<ControlPlane, Task> work)
    {
        if (Plane is { } plane)
        {
            _process!.Start(() => work(plane));
        }
    }

    /// <summary>Notes a failure that nobody was told of.</summary>
    public void Check() => Failure ??= _process?.Failure;

    /// <inheritdoc />
    public IContainerHost Connect(string endpoint) =>
        (Given(endpoint) ?? engines.FirstOrDefault(engine => endpoint == $"simulated://{engine.Name}") ?? Gone(endpoint)).Host;

    /// <summary>A host that its location has taken back, while the server was killed before it could know: nobody answers there.</summary>
    private SimulatedEngine Gone(string endpoint)
    {
        var gone = new SimulatedEngine(pump, endpoint, weather);
        gone.Suspend();
        return gone;
    }
}
