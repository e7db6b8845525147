using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Machines;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Labs: whole Docker clouds made of containers on one engine. It remembers nothing; the engine knows what there is, and the directory has the certificates.</summary>
/// <remarks>Every member may throw <see cref="DeviceException"/>, and nothing else but cancellation.</remarks>
public sealed class Labs : IDisposable
{
    private readonly DockerEngine _engine;
    private readonly LabStore _store;
    private readonly LabMachines _machines;
    private readonly LabGates _gates = new();
    private readonly LabEngines _engines;
    private readonly LabLeases _leases;
    private readonly bool _isHere;
    private readonly string _directory;
    private readonly TimeProvider _time;

    /// <summary>The labs of an engine.</summary>
    /// <param name="options">The engine that their hosts are containers of.</param>
    /// <param name="directory">Where the certificates of each are kept, with the keys of their authorities.</param>
    /// <param name="time">What the time is.</param>
    public Labs(DockerOptions options, string directory, TimeProvider time)
    {
        (_directory, _time) = (directory, time);
        _engine = new DockerEngine(options, time);
        _store = new LabStore(_engine);
        _machines = new LabMachines(_engine, time);
        _engines = new LabEngines(time);
        _leases = new LabLeases(this);
        _isHere = options.Endpoint is DockerEndpoint.Unix;
        Images = new DockerImages(_engine, new RegistryLogins(options.LoginsFile));
    }

    /// <summary>The images of the engine that the labs are on.</summary>
    public IImageStore Images { get; }

    internal LabStore Store => _store;

    internal LabLeases Leases => _leases;

    /// <summary>A lab as a location; it need not be there yet.</summary>
    public ILocation Location(string lab) => new LabLocation(this, lab);

    /// <summary>The lab that a location's name means: <c>lab</c>, or <c>lab:NAME</c>; null if it means none.</summary>
    public ILocation? Find(string location) =>
        location == LabNames.Usual ? Location(LabNames.Usual)
        : location.StartsWith($"{LabNames.Usual}:", StringComparison.Ordinal) && LabNames.IsName(location[(LabNames.Usual.Length + 1)..])
            ? Location(location[(LabNames.Usual.Length + 1)..])
            : null;

    /// <summary>All labs of the engine, other servers' too, by name.</summary>
    public async Task<IReadOnlyList<LabStatus>> ListAsync(CancellationToken cancellation)
    {
        var labs = new List<LabStatus>();
        foreach (var name in await _store.NamesAsync(cancellation))
        {
            labs.Add(Status(await _store.ReadAsync(name, cancellation)));
        }

        return labs;
    }

    /// <summary>Makes a lab, or makes it what it is to be now, and waits until its hosts answer. If it cannot, what it made is removed again.</summary>
    public async Task<LabStatus> UpAsync(string lab, LabChange change, IProgress<LabStep> progress, CancellationToken cancellation)
    {
        LabNames.Check(lab);
        await new LabUp(this, lab, progress).RunAsync(change, cancellation);
        return Status(await _store.ReadAsync(lab, cancellation));
    }

    /// <summary>Cuts a host's power: all in it ends at once. Cutting it twice succeeds.</summary>
    public async Task KillAsync(string lab, string host, CancellationToken cancellation)
    {
        var machine = await MachineAsync(lab, host, cancellation);
        try
        {
            await _engine.CallAsync(
                machine.Subject, () => _engine.Client.Containers.KillContainerAsync(machine.Container, new() { Signal = "SIGKILL" }, cancellation), cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.Conflict)
        {
            // It does not run.
        }
    }

    /// <summary>Gives a host its power back, and waits until its engine answers.</summary>
    public async Task StartAsync(string lab, string host, CancellationToken cancellation)
    {
        var machine = await MachineAsync(lab, host, cancellation);
        using var turn = await _gates.EnterAsync(machine.Container, cancellation);
        await _machines.StartAsync(machine, _engines.Of(machine), isNew: false, cancellation);
    }

    /// <summary>Removes everything of a lab: hosts with their data, network and certificates. Removing what is not there succeeds.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="force">Even if another server made it, or somebody has hosts of it.</param>
    /// <param name="cancellation">Ends it; doing it again goes on.</param>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> DownAsync(string lab, bool force, CancellationToken cancellation)
    {
        LabNames.Check(lab);
        using var turn = await EnterAsync(lab, cancellation);
        var state = await _store.ReadAsync(lab, cancellation);
        if (!force)
        {
            Ours(state);
            if (state.Leases.Count > 0)
            {
                throw new DeviceException(
                    DeviceFault.Conflict, $"Lab \"{lab}\" has hosts that are in use: {string.Join(", ", state.Leases.Keys.OrderBy(LabNames.Number))}. Remove the cloud that has them first, or use --force.");
            }
        }

        return await RemoveAsync(state, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _engines.Dispose();
        _engine.Dispose();
    }

    /// <summary>Waits for the turn to change what there is of a lab.</summary>
    internal Task<IDisposable> EnterAsync(string lab, CancellationToken cancellation) => _gates.EnterAsync(lab, cancellation);

    /// <summary>Where the engine takes addresses from by itself; null where it is elsewhere, and nobody here knows what is free there.</summary>
    internal async Task<IReadOnlyList<(System.Net.IPNetwork Pool, int Size)>?> PoolsAsync(CancellationToken cancellation) =>
        _isHere ? Subnets.PoolsOf(await _machines.EngineAsync(cancellation)) : null;

    /// <summary>Where a lab's certificates are.</summary>
    internal string DirectoryOf(string lab) => Path.Combine(_directory, lab);

    internal CertificateAuthority Authority(string lab) => CertificateAuthority.Open(DirectoryOf(lab), $"Clocker lab {lab}", _time);

    /// <exception cref="DeviceException">Another server made the lab.</exception>
    internal void Ours(LabState state)
    {
        if (state.IsThere && CertificateAuthority.Find(DirectoryOf(state.Name), _time)?.Fingerprint != state.Authority)
        {
            throw new DeviceException(
                DeviceFault.Conflict,
                $"Another server made lab \"{state.Name}\", or its certificates in {DirectoryOf(state.Name)} are lost. Use another name, or remove it: clocker lab down --name {state.Name} --force.");
        }
    }

    /// <exception cref="DeviceException">There is no such lab.</exception>
    internal LabMachine Machine(LabState state, string host)
    {
        var (spec, subnet) = state.Whole();
        Ours(state);
        return new LabMachine(state.Name, host, spec, subnet, Authority(state.Name), DirectoryOf(state.Name));
    }

    /// <summary>Sees that a host is there, runs, answers, and has its images.</summary>
    /// <returns>The host, and whether it was made.</returns>
    internal async Task<(LabMachine Machine, bool IsNew)> EnsureAsync(string lab, string host, LabSeeds seeds, CancellationToken cancellation)
    {
        LabMachine machine;
        bool isNew;
        // Hosts are made beside each other, each of them once, and none while the lab is changed as a whole.
        using (await _gates.EnterTogetherAsync(lab, cancellation))
        using (await _gates.EnterAsync($"{LabNames.Container(lab, host)}.made", cancellation))
        {
            var state = await _store.ReadAsync(lab, cancellation);
            machine = Machine(state, host);
            isNew = !state.Running.ContainsKey(host) && await _machines.CreateAsync(machine, cancellation);
        }

        using var turn = await _gates.EnterAsync(machine.Container, cancellation);
        var engine = _engines.Of(machine);
        await _machines.StartAsync(machine, engine, isNew, cancellation);
        await SeedAsync(machine, engine, seeds, cancellation);
        return (machine, isNew);
    }

    /// <summary>A host as a machine: its container, by exec.</summary>
    internal IMachine MachineOf(string lab, string host) =>
        ShellMachine.In(new DockerAccess(_engine, _time), LabNames.Container(lab, host), new MachineOptions(), _time);

    /// <summary>How busy a host is: its container, since its kernel is the machine's.</summary>
    internal Task<MachineReading> MeasureAsync(string lab, string host, CancellationToken cancellation) =>
        new LabMeter(_engine).MeasureAsync(LabNames.Container(lab, host), $"Host \"{host}\" of lab \"{lab}\"", cancellation);

    internal async Task RemoveHostAsync(string lab, string host, CancellationToken cancellation)
    {
        using var turn = await _gates.EnterAsync(LabNames.Container(lab, host), cancellation);
        _engines.Drop(LabNames.Container(lab, host));
        await _store.RemoveHostAsync(lab, host, cancellation);
    }

    internal async Task<bool> RemoveAsync(LabState state, CancellationToken cancellation)
    {
        foreach (var host in state.Hosts)
        {
            _engines.Drop(LabNames.Container(state.Name, host));
        }

        await _store.RemoveAsync(state, cancellation);
        if (!Directory.Exists(DirectoryOf(state.Name)))
        {
            return state.IsThere;
        }

        Directory.Delete(DirectoryOf(state.Name), recursive: true);
        return true;
    }

    private static async Task SeedAsync(LabMachine machine, DockerEngine engine, LabSeeds seeds, CancellationToken cancellation)
    {
        var images = new DockerImages(engine, new RegistryLogins(null));
        foreach (var image in machine.Spec.Images)
        {
            if (await images.FindAsync(image, cancellation) is null)
            {
                await using var archive = await seeds.OpenAsync(image, cancellation);
                await images.LoadAsync(archive, cancellation);
            }
        }
    }

    private async Task<LabMachine> MachineAsync(string lab, string host, CancellationToken cancellation)
    {
        LabNames.Check(lab);
        var state = await _store.ReadAsync(lab, cancellation);
        state.Whole();
        return state.Running.ContainsKey(host)
            ? Machine(state, host)
            : throw new DeviceException(DeviceFault.NotFound, $"There is no host \"{host}\" in lab \"{lab}\"; there are: {string.Join(", ", state.Running.Keys.OrderBy(LabNames.Number))}.");
    }

    private LabStatus Status(LabState state)
    {
        var isOurs = CertificateAuthority.Find(DirectoryOf(state.Name), _time)?.Fingerprint == state.Authority;
        return new LabStatus(
            state.Name,
            LabNames.Location(state.Name),
            state.Spec?.Spec,
            isOurs ? DirectoryOf(state.Name) : null,
            [
                .. state.Hosts.Select(host => new LabHostStatus(
                    host,
                    state.Subnet is null ? "" : LabNames.Address(state.Subnet, host).ToString(),
                    state.Running.GetValueOrDefault(host),
                    state.Leases.GetValueOrDefault(host),
                    (state.Spec?.Spec.LabelsOf(host) ?? []).ToValueMap())),
            ]);
    }
}
