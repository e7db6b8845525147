using Clocker.Model.Containers;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>One attempt to make a lab what it is to be: all of it, or nothing of it.</summary>
internal sealed class LabUp(Labs labs, string lab, IProgress<LabStep> progress)
{
    /// <summary>While one host's engine comes up, the next one's container is made; more than this are only in each other's way.</summary>
    private const int MostAtOnce = 8;

    private readonly List<string> _made = [];

    public async Task RunAsync(LabChange change, CancellationToken cancellation)
    {
        LabState before;
        LabSpec spec;
        using (await labs.EnterAsync(lab, cancellation))
        {
            before = await labs.Store.ReadAsync(lab, cancellation);
            labs.Ours(before);
            spec = change.Of(before.Spec?.Spec);
            await CheckAsync(before, spec, cancellation);
        }

        try
        {
            await PrepareAsync(before, spec, cancellation);
            await HostsAsync(before, spec, cancellation);
        }
        catch
        {
            // The caller may be gone, and its token with it.
            await UndoAsync(before);
            throw;
        }
    }

    private async Task CheckAsync(LabState before, LabSpec spec, CancellationToken cancellation)
    {
        var problem = spec switch
        {
            { Hosts: < 1 } => "a lab has one host at least",
            { Max: > LabNames.MostHosts } => $"a lab has {LabNames.MostHosts} hosts at most",
            _ when spec.Max < spec.Hosts => $"{spec.Hosts} hosts are more than its maximum of {spec.Max}; raise --max",
            { MemoryBytes: < 256 << 20 } => "an engine with containers needs 256 MiB at least; raise --memory",
            { Cpus: <= 0 } => "a host needs more than no processors; raise --cpus",
            _ when before.Spec is { } old && before.Hosts.Count > 0 && !spec.MakesTheSame(old.Spec) =>
                "memory, processors and labels of its hosts do not change while it has any; clocker lab down first",
            _ => null,
        };
        if (problem is not null)
        {
            throw new DeviceException(DeviceFault.Invalid, $"Lab \"{lab}\" cannot be made so: {problem}.");
        }

        if (await labs.Images.FindAsync(LabNames.Image, cancellation) is null)
        {
            throw new DeviceException(
                DeviceFault.NotFound, $"The hosts of labs are made from the image {LabNames.Image}, which is not on the engine; build it: eng/images.sh get {LabNames.Image}.");
        }

        foreach (var image in spec.Images)
        {
            if (await labs.Images.FindAsync(image, cancellation) is null)
            {
                throw new DeviceException(DeviceFault.NotFound, $"Image \"{image}\" for the lab's hosts is not on the engine; docker pull {image} first.");
            }
        }
    }

    private async Task PrepareAsync(LabState before, LabSpec spec, CancellationToken cancellation)
    {
        using var turn = await labs.EnterAsync(lab, cancellation);
        var authority = labs.Authority(lab).Fingerprint;
        await labs.Store.NetworkAsync(before, authority, await labs.PoolsAsync(cancellation), cancellation);
        await labs.Store.WriteAsync(before, authority, spec, cancellation);
        progress.Report(new(null, before.IsThere ? "is there" : "has a network and certificates"));
    }

    private async Task HostsAsync(LabState before, LabSpec spec, CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(MostAtOnce);
        using var seeds = new LabSeeds(labs.Images);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(Enumerable.Range(1, spec.Hosts).Select(async number =>
        {
            await places.WaitAsync(ending.Token);
            try
            {
                await HostAsync(before, LabNames.Host(number), seeds, ending.Token);
            }
            catch
            {
                // One that fails fails all; the others need not go on.
                await ending.CancelAsync();
                throw;
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private async Task HostAsync(LabState before, string host, LabSeeds seeds, CancellationToken cancellation)
    {
        if (!before.Hosts.Contains(host))
        {
            lock (_made)
            {
                _made.Add(host);
            }
        }

        var (_, isNew) = await labs.EnsureAsync(lab, host, seeds, cancellation);
        progress.Report(new(host, isNew ? "is made, and its engine answers" : "is there, and its engine answers"));
    }

    private async Task UndoAsync(LabState before)
    {
        progress.Report(new(null, before.IsThere ? "goes back to what it was" : "is removed again"));
        using var turn = await labs.EnterAsync(lab, CancellationToken.None);
        var now = await labs.Store.ReadAsync(lab, CancellationToken.None);
        if (!before.IsThere && now.Leases.Count == 0)
        {
            await labs.RemoveAsync(now, CancellationToken.None);
            return;
        }

        // A host that somebody got meanwhile stays.
        foreach (var host in _made.Where(host => !now.Leases.ContainsKey(host)))
        {
            await labs.RemoveHostAsync(lab, host, CancellationToken.None);
        }

        if (before.Spec is { } spec)
        {
            await labs.Store.WriteAsync(now, before.Authority!, spec.Spec, CancellationToken.None);
        }
    }
}
