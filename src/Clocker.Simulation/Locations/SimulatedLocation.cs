using System.Globalization;

using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Locations;

/// <summary>A location that only pretends: its hosts are simulated engines, and it goes on when who asks it is killed.</summary>
/// <remarks>A host is first promised and then made, so that one who is killed in between leaves it half made, as with real ones.</remarks>
public sealed class SimulatedLocation : ILocation
{
    private readonly Pump _pump;
    private readonly IConditions _conditions;
    private readonly SimulatedCalls _calls;
    private readonly SortedDictionary<string, SimulatedMachine> _machines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _forgotten = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>A location without hosts yet.</summary>
    /// <param name="pump">The simulation's thread and clock.</param>
    /// <param name="name">How it is called.</param>
    /// <param name="max">How many hosts it can have at a time.</param>
    /// <param name="conditions">How it and its hosts are doing.</param>
    public SimulatedLocation(Pump pump, string name, int max, IConditions conditions)
    {
        (_pump, Name, Max, _conditions) = (pump, name, max, conditions);
        _calls = new(pump, new(pump, $"location {name}"), conditions, $"Location {name}", () => null);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <summary>How many hosts it can have at a time.</summary>
    public int Max { get; }

    /// <summary>The memory of each host.</summary>
    public long MemoryBytes { get; init; } = 4L << 30;

    /// <summary>The processors of each host.</summary>
    public decimal Cpus { get; init; } = 2;

    /// <summary>Images that each host comes with.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The engines that there are, without asking.</summary>
    public IEnumerable<SimulatedEngine> Engines => _machines.Values.Select(machine => machine.Engine).OfType<SimulatedEngine>();

    /// <summary>The version that its engines have at first.</summary>
    public string Version { get; init; } = "20.10.24";

    /// <summary>The versions that its engines can be brought to; the last is the newest.</summary>
    public IReadOnlyList<string> Versions { get; init; } = ["20.10.24", "26.1.5"];

    /// <summary>The requests of hosts that were given up and not cleaned since.</summary>
    public IReadOnlyCollection<string> Forgotten => _forgotten.Keys;

    /// <summary>Whether it refuses to look at hosts and to upgrade them, as one does that cannot log in.</summary>
    public bool Refuses { get; set; }

    /// <summary>What the owner of each host should know.</summary>
    public IReadOnlyList<string> Remarks { get; set; } = [];

    /// <summary>What somebody changed on a host, without asking.</summary>
    public IReadOnlyCollection<string> Changed(string request) => _machines[request].Differences;

    /// <summary>Somebody changes something on a host behind everybody's back.</summary>
    public void Spoil(string request, string difference) => _machines[request].Differences.Add(difference);

    /// <summary>A host's machine is gone, or back.</summary>
    public void Lose(string request, bool isThere = false)
    {
        var machine = _machines[request];
        machine.IsThere = isThere;
        if (!isThere)
        {
            machine.Engine?.GoDown();
        }
    }

    /// <summary>The engine at an endpoint that this location gave; null if it is gone, or never was.</summary>
    public SimulatedEngine? Find(string endpoint) => _machines.Values.FirstOrDefault(machine => Located(machine).Endpoint == endpoint)?.Engine;

    /// <inheritdoc />
    public Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation) => _calls.CallAsync<IReadOnlyList<LocatedHost>>(
        "list hosts", () => [.. _machines.Values.OrderBy(machine => machine.Number).Select(Located)], cancellation);

    /// <inheritdoc />
    public Task<LocationRoom> RoomAsync(CancellationToken cancellation) => _calls.CallAsync(
        "find room",
        () => Max - _machines.Count is > 0 and var left
            ? new LocationRoom(left, [new HostOffer($"a host of {Name}") { MemoryBytes = MemoryBytes, Cpus = Cpus }])
            : LocationRoom.None($"location \"{Name}\" has no host left: it has {Max} at most, and all are in use"),
        cancellation);

    /// <inheritdoc />
    public async Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation)
    {
        await _calls.CallAsync("promise host", () => Promise(request), cancellation);
        return await _calls.CallAsync("make host", () => Make(request), cancellation);
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string request, CancellationToken cancellation) => _calls.CallAsync(
        "release host",
        () =>
        {
            if (_machines.TryGetValue(request, out var machine))
            {
                There(machine);
                _machines.Remove(request);
                machine.Engine?.GoDown();
            }

            return true;
        },
        cancellation);

    /// <inheritdoc />
    public Task<HostFindings> LookAsync(string request, CancellationToken cancellation) => _calls.CallAsync(
        "look at host",
        () => Held(request) is { Engine.IsUp: true } machine ? new HostFindings([.. machine.Differences], [.. Remarks]) : new HostFindings(["engine: it does not run"], []),
        cancellation);

    /// <inheritdoc />
    public async Task<MachineReading?> MeasureAsync(string request, CancellationToken cancellation) => await _calls.CallAsync(
        "measure host",
        () => Held(request).Engine is { IsUp: true } engine
            ? engine.Measure() with { Cpus = Cpus, MemoryBytes = MemoryBytes }
            : throw new DeviceException(DeviceFault.Unreachable, $"The machine of {request} does not answer."),
        cancellation);

    /// <inheritdoc />
    public async Task<EngineUpgrade> UpgradeAsync(HostRequest request, string? version, CancellationToken cancellation)
    {
        var chosen = await _calls.CallAsync("exchange engine", () => Exchange(Held(request.Id), version), cancellation);
        await _calls.CallAsync("start engine", () => Start(Held(request.Id)), cancellation);
        return new EngineUpgrade(chosen, []);
    }

    /// <inheritdoc />
    public Task<string?> ForgetAsync(string request, CancellationToken cancellation) => _calls.CallAsync<string?>(
        "forget host",
        () =>
        {
            if (!_machines.Remove(request, out var machine))
            {
                return null;
            }

            _forgotten.Add(request, machine.Number);
            return string.Create(CultureInfo.InvariantCulture, $"on machine {machine.Number} is all that was there");
        },
        cancellation);

    /// <summary>The engine is down from here to its start, and somebody who is killed in between leaves it so.</summary>
    private string Exchange(SimulatedMachine machine, string? version)
    {
        var chosen = version is null ? Versions[^1] : Chosen(version)
            ?? throw new DeviceException(DeviceFault.Invalid, $"Location \"{Name}\" has no Docker {version}; it has {string.Join(", ", Versions)}.");
        if (machine.Engine!.Version != chosen)
        {
            machine.Engine.Version = chosen;
            machine.Engine.Suspend();
        }

        return chosen;
    }

    private string? Chosen(string? version) =>
        version is null ? null : Versions.LastOrDefault(known => known == version || known.StartsWith(version + ".", StringComparison.Ordinal));

    private static bool Start(SimulatedMachine machine)
    {
        machine.Engine!.Resume();
        return true;
    }

    private SimulatedMachine Held(string request) => _machines.TryGetValue(request, out var machine) && machine.Engine is not null
        ? There(machine)
        : throw new DeviceException(DeviceFault.NotFound, $"Location \"{Name}\" has given no host for {request}.");

    private SimulatedMachine There(SimulatedMachine machine) => machine.IsThere
        ? Refuses ? throw new DeviceException(DeviceFault.Unreachable, $"Location \"{Name}\" is not let in.") : machine
        : throw new DeviceException(DeviceFault.Unreachable, string.Create(CultureInfo.InvariantCulture, $"Machine {machine.Number} of location \"{Name}\" does not answer."));

    private SimulatedMachine Promise(HostRequest request)
    {
        if (_machines.TryGetValue(request.Id, out var held))
        {
            return held;
        }

        if (request.MemoryBytes > MemoryBytes || request.Cpus > Cpus)
        {
            throw new DeviceException(DeviceFault.Invalid, $"Hosts of location \"{Name}\" have {MemoryBytes >> 20} MiB of memory and {Cpus.ToString(CultureInfo.InvariantCulture)} processors, and more was asked for.");
        }

        if (_machines.Count >= Max)
        {
            throw new DeviceException(DeviceFault.Failed, $"Location \"{Name}\" has no host left: it has {Max} at most, and all are in use.");
        }

        var number = Enumerable.Range(1, Max).First(free => _machines.Values.All(machine => machine.Number != free));
        return _machines[request.Id] = new(request.Id, number);
    }

    private LocatedHost Make(HostRequest request)
    {
        if (!_machines.TryGetValue(request.Id, out var machine))
        {
            throw new DeviceException(DeviceFault.NotFound, $"Location \"{Name}\" was told meanwhile that nobody wants the host any more.");
        }

        There(machine).Differences.Clear();
        foreach (var left in _forgotten.Where(left => left.Value == machine.Number).ToArray())
        {
            _forgotten.Remove(left.Key);
        }

        machine.Engine?.Resume();

        // A machine that is made anew is another one, though it has the name of one before.
        machine.Engine ??= new(_pump, string.Create(CultureInfo.InvariantCulture, $"{Name}-{machine.Number}.{++_made}"), _conditions, Images) { Version = Chosen(request.Engine?.Version) ?? Version };
        machine.Labels = request.Engine?.Labels ?? [];
        return Located(machine);
    }

    private LocatedHost Located(SimulatedMachine machine)
    {
        var host = string.Create(CultureInfo.InvariantCulture, $"host-{machine.Number}");
        return new(machine.Request, host, $"simulated:{Name}/{host}") { MemoryBytes = MemoryBytes, Cpus = Cpus, Labels = machine.Labels };
    }
}
