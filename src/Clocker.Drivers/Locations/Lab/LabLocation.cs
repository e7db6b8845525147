using System.Globalization;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Gives the hosts of a lab to who asks for them: those that are free, then new ones up to the lab's maximum.</summary>
internal sealed class LabLocation(Labs labs, string lab) : ILocation
{
    private const int LeastStarts = 4;

    public string Name => LabNames.Location(lab);

    public IImageStore? Images => labs.Images;

    /// <summary>As many as keep the machine's processors busy; more only wait for each other.</summary>
    public int? StartsAtOnce => Math.Max(LeastStarts, 2 * Environment.ProcessorCount);

    public async Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation)
    {
        var state = await labs.Store.ReadAsync(lab, cancellation);
        return state.Leases.Count == 0 || state.Subnet is null || state.Spec is null
            ? []
            : [.. state.Leases.OrderBy(lease => LabNames.Number(lease.Key)).Select(lease => labs.Machine(state, lease.Key).Located(lease.Value))];
    }

    /// <summary>All that it was made with.</summary>
    public async Task<int> UsualHostsAsync(CancellationToken cancellation) =>
        Math.Max(1, (await labs.Store.ReadAsync(lab, cancellation)).Hosts.Count);

    public async Task<LocationRoom> RoomAsync(CancellationToken cancellation)
    {
        var state = await labs.Store.ReadAsync(lab, cancellation);
        var (spec, _) = state.Whole();
        labs.Ours(state);
        var next = Idle(state).OrderBy(LabNames.Number).Concat(New(state, spec)).ToList();
        return next.Count == 0
            ? LocationRoom.None(Full(state, spec))
            : new(next.Count, [.. next.Select(host => new HostOffer($"{host} of {Name}") { MemoryBytes = spec.MemoryBytes, Cpus = spec.Cpus, Labels = spec.LabelsOf(host).ToValueMap() })]);
    }

    public async Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation)
    {
        var host = await labs.Leases.LeaseAsync(
            lab,
            request,
            (state, spec) =>
            {
                Check(request, spec);
                return Free(state, spec);
            },
            cancellation);
        using var seeds = new LabSeeds(labs.Images);
        var (machine, _) = await labs.EnsureAsync(lab, host, seeds, cancellation);
        return machine.Located(request.Id) with { Remarks = EngineWish.Unheard(request.Engine, "hosts of a lab") };
    }

    public async Task ReleaseAsync(string request, CancellationToken cancellation)
    {
        // The lease goes last: what is interrupted here is still found in the list, and released again.
        foreach (var (host, _) in (await labs.Store.ReadAsync(lab, cancellation)).Leases.Where(lease => lease.Value == request))
        {
            await labs.RemoveHostAsync(lab, host, cancellation);
            await labs.Store.UnleaseAsync(lab, host, cancellation);
            labs.Leases.Forget(request);
        }
    }

    public async Task<MachineReading?> MeasureAsync(string request, CancellationToken cancellation) =>
        await labs.MeasureAsync(lab, await labs.Leases.HostOfAsync(lab, request, cancellation), cancellation);

    public async Task<HostMachine?> MachineAsync(string request, CancellationToken cancellation) =>
        new HostMachine(labs.MachineOf(lab, await labs.Leases.HostOfAsync(lab, request, cancellation)), AsRoot: true);

    private string Free(LabState state, LabSpec spec)
    {
        if ((Idle(state).MinBy(LabNames.Number) ?? New(state, spec).FirstOrDefault()) is { } free)
        {
            return free;
        }

        throw new DeviceException(DeviceFault.Failed, $"{Capital(Full(state, spec))}.");
    }

    private static IEnumerable<string> Idle(LabState state) => state.Running.Where(host => host.Value && !state.Leases.ContainsKey(host.Key)).Select(host => host.Key);

    /// <summary>Those that can be made besides, in order.</summary>
    private static IEnumerable<string> New(LabState state, LabSpec spec) =>
        Enumerable.Range(1, spec.Max).Select(LabNames.Host).Where(host => !state.Hosts.Contains(host)).Take(Math.Max(0, spec.Max - state.Hosts.Count));

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private string Full(LabState state, LabSpec spec)
    {
        var off = state.Running.Where(host => !host.Value && !state.Leases.ContainsKey(host.Key)).Select(host => host.Key).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"lab \"{lab}\" has no host left: it has {spec.Max} at most, of which {state.Leases.Count} are in use")
            + $"{(off.Count == 0 ? "" : $" and {string.Join(", ", off)} off")}. Let it grow: clocker lab up{(lab == LabNames.Usual ? "" : $" --name {lab}")} --max {spec.Max + 1}";
    }

    private void Check(HostRequest request, LabSpec spec)
    {
        if (request.MemoryBytes > spec.MemoryBytes)
        {
            throw new DeviceException(DeviceFault.Invalid, $"Hosts of lab \"{lab}\" have {spec.MemoryBytes >> 20} MiB of memory, and {request.MemoryBytes >> 20} MiB were asked for.");
        }

        if (request.Cpus > spec.Cpus)
        {
            throw new DeviceException(
                DeviceFault.Invalid, string.Create(CultureInfo.InvariantCulture, $"Hosts of lab \"{lab}\" have {spec.Cpus} processors, and {request.Cpus} were asked for."));
        }
    }
}
