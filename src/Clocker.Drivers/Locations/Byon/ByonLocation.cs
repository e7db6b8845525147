using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Byon;

/// <summary>Machines that somebody has. Who asks for a host gets the next one that is free, with Docker installed; who gives it back leaves it as it was.</summary>
/// <remarks>
/// A machine is taken twice: in the plane's own list, which is there when the machine does not answer, and on the machine, which
/// knows itself under whatever name a list has for it.
/// </remarks>
public sealed class ByonLocation(ByonOptions options, MachineLeases leases, EngineParts parts, Func<MachineAddress, IMachine> open) : ILocation, IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SortedDictionary<string, IMachine> _machines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, MachineAddress> _measured = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => options.Name;

    /// <inheritdoc />
    public ValueList<string> Warnings => options.Warnings;

    /// <inheritdoc />
    public Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LocatedHost>>(
        [.. leases.Of(Name).Select(lease => Find(lease) is { } address ? Located(lease.Request, address, lease.Engine) : new LocatedHost(lease.Request, lease.Machine, ""))]);

    /// <summary>As many as nobody has. How large they are is seen by whoever gets one.</summary>
    public Task<LocationRoom> RoomAsync(CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(leases.Free(options.Machines.Select(machine => machine.Key)) is > 0 and var free
                ? new LocationRoom(free, [])
                : LocationRoom.None($"location \"{Name}\" has no host left: it names {options.Machines.Count} machines, and all are in use"));
        }
        catch (DeviceException error)
        {
            return Task.FromException<LocationRoom>(error);
        }
    }

    /// <inheritdoc />
    public async Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation)
    {
        using var turn = await EnterAsync(request.Id, cancellation);
        var refusals = new List<DeviceException>();
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (leases.Take(request.Id, Name, options.Machines.Select(machine => machine.Key).Where(key => !passed.Contains(key)), request.Engine) is var (lease, isNew))
        {
            var address = Find(lease) ?? throw new DeviceException(
                DeviceFault.Invalid, $"Machine {lease.Machine} is in use for \"{request.Title}\", but location \"{Name}\" does not name it any more; put it back into the list.");
            if (await RefusalAsync(request, lease, address, cancellation) is { } refusal)
            {
                // To a machine that was taken before, something may have been done: there it has to go on.
                if (!isNew)
                {
                    throw refusal;
                }

                leases.Return(lease);
                passed.Add(lease.Machine);
                refusals.Add(refusal);
                continue;
            }

            var description = await MachineOf(address).DescribeAsync(cancellation);
            return Located(request.Id, address, lease.Engine) with { Remarks = await Setup(request.Id, address, lease.Engine).MakeAsync(description, cancellation) };
        }

        throw refusals switch
        {
            [] => new DeviceException(DeviceFault.Failed, $"Location \"{Name}\" has no host left: it names {options.Machines.Count} machines, and all are in use."),
            [var only] => only,
            _ => new DeviceException(refusals[^1].Fault, $"Location \"{Name}\" has no host left that can be used: {string.Join(" ", refusals.Select(refusal => refusal.Message))}", refusals[^1]),
        };
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(string request, CancellationToken cancellation)
    {
        using var turn = await EnterAsync(request, cancellation);
        Unmeasure(request);
        if (leases.Of(Name).FirstOrDefault(lease => lease.Request == request) is not { } lease)
        {
            return;
        }

        if (Find(lease) is not { } address)
        {
            leases.Forget(lease);
            return;
        }

        var description = await MachineOf(address).DescribeAsync(cancellation);
        await Setup(request, address, lease.Engine).UndoAsync(description, cancellation);

        // The lease goes last: what is interrupted here is still found in the list, and given back again.
        leases.Return(lease);
    }

    /// <inheritdoc />
    public async Task<HostFindings> LookAsync(string request, CancellationToken cancellation)
    {
        using var turn = await EnterAsync(request, cancellation);
        var (address, engine) = Held(request);
        return await Setup(request, address, engine).LookAsync(await MachineOf(address).DescribeAsync(cancellation), cancellation);
    }

    /// <inheritdoc />
    /// <remarks>Waits for nothing that is done to the machine meanwhile, and remembers which it is: this is asked often.</remarks>
    public async Task<MachineReading?> MeasureAsync(string request, CancellationToken cancellation)
    {
        MachineAddress? address;
        lock (_measured)
        {
            if (!_measured.TryGetValue(request, out address))
            {
                _measured[request] = address = Held(request).Address;
            }
        }

        return await MachineOf(address).MeasureAsync(cancellation);
    }

    /// <inheritdoc />
    public Task<HostMachine?> MachineAsync(string request, CancellationToken cancellation) =>
        Task.FromResult<HostMachine?>(new(MachineOf(Held(request).Address), AsRoot: true));

    /// <inheritdoc />
    public async Task<EngineUpgrade> UpgradeAsync(HostRequest request, string? version, CancellationToken cancellation)
    {
        using var turn = await EnterAsync(request.Id, cancellation);
        var (address, engine) = Held(request.Id);
        return await Setup(request.Id, address, engine).UpgradeAsync(await MachineOf(address).DescribeAsync(cancellation), version, cancellation);
    }

    /// <inheritdoc />
    public async Task<string?> ForgetAsync(string request, CancellationToken cancellation)
    {
        using var turn = await EnterAsync(request, cancellation);
        Unmeasure(request);
        if (leases.Of(Name).FirstOrDefault(lease => lease.Request == request) is not { } lease)
        {
            return null;
        }

        leases.Forget(lease);
        return $"on machine {lease.Machine} may be a Docker engine with all that is in it, and /var/lib/clocker; it is cleaned before somebody gets it again";
    }

    /// <summary>Closes the connections; what runs on the machines goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var machine in _machines.Values.OfType<IAsyncDisposable>())
        {
            await machine.DisposeAsync();
        }

        _turn.Dispose();
    }

    private static DeviceException? TooSmall(HostRequest request, MachineDescription description, MachineAddress address) =>
        request.MemoryBytes > description.MemoryBytes
            ? new DeviceException(DeviceFault.Invalid, $"{address} has {description.MemoryBytes >> 20} MiB of memory, and {request.MemoryBytes >> 20} MiB were asked for.")
            : request.Cpus > description.Cpus
                ? new DeviceException(DeviceFault.Invalid, $"{address} has {description.Cpus} processors, and {request.Cpus} were asked for.")
                : null;

    private void Unmeasure(string request)
    {
        lock (_measured)
        {
            _measured.Remove(request);
        }
    }

    private (MachineAddress Address, EngineWish? Engine) Held(string request) =>
        leases.Of(Name).FirstOrDefault(lease => lease.Request == request) is { } lease && Find(lease) is { } address
            ? (address, lease.Engine)
            : throw new DeviceException(DeviceFault.NotFound, $"Location \"{Name}\" has given no host for {request}.");

    private MachineAddress? Find(MachineLease lease) => options.Machines.FirstOrDefault(machine => machine.Key == lease.Machine);

    private EngineSetup Setup(string request, MachineAddress address, EngineWish? engine) =>
        new(MachineOf(address), address, request, engine is null ? options : options with { Engine = engine.Over(options.Engine) }, parts);

    private LocatedHost Located(string request, MachineAddress address, EngineWish? engine) =>
        new(request, address.Name ?? address.Host, Setup(request, address, engine).Endpoint.ToString())
        {
            Labels = engine?.Labels ?? options.Engine.Labels,
        };

    /// <summary>Why a machine cannot be had; null if it is ours now.</summary>
    private async Task<DeviceException?> RefusalAsync(HostRequest request, MachineLease lease, MachineAddress address, CancellationToken cancellation)
    {
        try
        {
            var description = await MachineOf(address).DescribeAsync(cancellation);
            if (TooSmall(request, description, address) is { } small)
            {
                return small;
            }

            if (await UncleanAsync(lease, address, description, cancellation) is { } unclean)
            {
                return unclean;
            }

            var holder = await Setup(request.Id, address, lease.Engine).LeaseAsync(cancellation);
            return holder == lease.Request ? null : new DeviceException(DeviceFault.Failed, $"{address} is in use already, for {holder}.");
        }
        catch (DeviceException error) when (error.Fault is DeviceFault.Unreachable or DeviceFault.Invalid)
        {
            return error;
        }
    }

    /// <summary>Cleans a machine that was given up with what is on it; says why if that does not work.</summary>
    private async Task<DeviceException?> UncleanAsync(MachineLease lease, MachineAddress address, MachineDescription description, CancellationToken cancellation)
    {
        try
        {
            foreach (var left in leases.Left(lease.Machine))
            {
                await Setup(left.Request, address, left.Engine).CleanAsync(description, cancellation);
                leases.Cleaned(left);
            }

            return null;
        }
        catch (DeviceException error)
        {
            return new DeviceException(error.Fault, $"{address} was given up once, and cannot be cleaned of what is left there: {error.Message}", error);
        }
    }

    private IMachine MachineOf(MachineAddress address)
    {
        lock (_machines)
        {
            return _machines.TryGetValue(address.Key, out var machine) ? machine : _machines[address.Key] = open(address);
        }
    }

    /// <summary>One at a time for each request.</summary>
    private async Task<IDisposable> EnterAsync(string request, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        SemaphoreSlim own;
        try
        {
            own = _turns.TryGetValue(request, out var known) ? known : _turns[request] = new(1);
        }
        finally
        {
            _turn.Release();
        }

        await own.WaitAsync(cancellation);
        return new Turn(own);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
