using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>
/// The swarm that the engines of a cloud are in, for their networks alone. Nothing is remembered: what there is, the engines say
/// each time. Whoever changes it is alone to do so in the cloud.
/// </summary>
internal sealed class SwarmOfHosts(NetworkHost host, TimeProvider time)
{
    /// <summary>Until what a node was told to be is so, or a node's container is off a network for the managers too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(100);

    /// <summary>Sees that the host is in the swarm; if there is none yet, it begins it.</summary>
    /// <returns>The engine of a manager.</returns>
    public async Task<IContainerHost> JoinAsync(CancellationToken cancellation)
    {
        var standing = await Here.LookAsync(cancellation);
        if (standing.IsMember || OverlayNetworks.UsesExisting(host.Settings))
        {
            return await ManagerAsync(standing, cancellation);
        }

        var address = (await host.Engine.DescribeAsync(cancellation)).Address;
        var (neighbours, silent) = await NeighboursAsync(cancellation);
        if (neighbours.FirstOrDefault(other => IsOurs(other.Standing)) is { Engine: { } manager } found)
        {
            var token = await manager.Swarm!.TokenAsync(SwarmRole.Worker, cancellation);
            await Here.JoinAsync(address, found.Standing.Managers.GetValueOrDefault(found.Standing.Node, $"{found.Standing.Address}:2377"), token, cancellation);
            await KeepManagersAsync(manager, 0, cancellation);
            return manager;
        }

        if (silent > 0)
        {
            throw new DeviceException(
                DeviceFault.Failed, $"the cloud's swarm is not begun while {silent} of its hosts do not answer: they may be in it already. Wait for them, or remove them from the cloud.");
        }

        await Here.BeginAsync(new(address, Marks, host.Settings.Pool, host.Settings.Size), cancellation);
        return host.Engine;
    }

    /// <summary>The engine of a manager, if the host is in the swarm; else null.</summary>
    public async Task<IContainerHost?> FindAsync(CancellationToken cancellation)
    {
        var standing = await Here.LookAsync(cancellation);
        return standing.IsMember ? await ManagerAsync(standing, cancellation) : null;
    }

    /// <summary>Sees that there are as many managers as the swarm is to have, and forgets nodes that are hosts of the cloud no more.</summary>
    public async Task TidyAsync(IContainerHost manager, CancellationToken cancellation)
    {
        if (OverlayNetworks.UsesExisting(host.Settings))
        {
            return;
        }

        var (neighbours, silent) = await NeighboursAsync(cancellation);
        if (silent == 0)
        {
            string[] members = [(await Here.LookAsync(cancellation)).Node, .. neighbours.Select(other => other.Standing.Node)];
            foreach (var lost in (await manager.Swarm!.NodesAsync(cancellation)).Where(node => !node.IsReady && !members.Contains(node.Id)))
            {
                await ForgetAsync(manager, lost, cancellation);
            }
        }

        await KeepManagersAsync(manager, 0, cancellation);
    }

    /// <summary>The host leaves the swarm, which goes on without it.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        var standing = await Here.LookAsync(cancellation);
        if (!standing.IsMember || OverlayNetworks.UsesExisting(host.Settings))
        {
            return;
        }

        var (neighbours, _) = await NeighboursAsync(cancellation);
        if (!IsOurs(standing) && !neighbours.Any(other => IsOurs(other.Standing) && standing.Managers.ContainsKey(other.Standing.Node)))
        {
            // Somebody else has made it, as far as anybody knows.
            return;
        }

        if (standing.IsManager)
        {
            await StepDownAsync(standing, neighbours.Any(other => other.Standing.IsMember), cancellation);
            (neighbours, _) = await NeighboursAsync(cancellation);
        }

        await Here.LeaveAsync(cancellation);
        if (neighbours.FirstOrDefault(other => IsOurs(other.Standing)) is { Engine: { } manager })
        {
            await manager.Swarm!.ForgetAsync(standing.Node, cancellation);
        }
    }

    /// <summary>Asks until something is so.</summary>
    /// <returns>Whether it was in time.</returns>
    public async Task<bool> UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        while (!await isSo())
        {
            if (time.GetElapsedTime(since) > Patience)
            {
                return false;
            }

            await Task.Delay(AskAgainAfter, time, cancellation);
        }

        return true;
    }

    private ISwarm Here => host.Engine.Swarm ?? throw new DeviceException(DeviceFault.Invalid, "its engine cannot be in a swarm");

    private ValueMap<string> Marks => [new(Labels.Plane, host.Plane), new(Labels.Cloud, host.Cloud)];

    private bool IsOurs(SwarmStanding standing) => standing.IsManager && Marks.All(mark => standing.Labels.GetValueOrDefault(mark.Key) == mark.Value);

    private async Task<IContainerHost> ManagerAsync(SwarmStanding standing, CancellationToken cancellation)
    {
        if (!standing.IsActive)
        {
            throw new DeviceException(DeviceFault.Failed, standing.IsMember
                ? $"the swarm that its engine is in does not work: {(standing.Problem.Length > 0 ? standing.Problem : "it is locked, or its managers do not answer.")}"
                : "its engine is in no swarm, as the option swarm=existing says; join it, or make the cloud without that option.");
        }

        var isForeign = standing.IsManager && !IsOurs(standing);
        var manager = standing.IsManager ? host.Engine : null;
        if (manager is null)
        {
            var (neighbours, _) = await NeighboursAsync(cancellation);
            var found = neighbours.FirstOrDefault(other => other.Standing.IsManager && standing.Managers.ContainsKey(other.Standing.Node));
            isForeign = found.Engine is not null && !IsOurs(found.Standing);
            manager = found.Engine;
        }

        return isForeign && !OverlayNetworks.UsesExisting(host.Settings)
            ? throw new DeviceException(
                DeviceFault.Conflict, "its engine is in a swarm already, that this cloud did not make. Let it leave (docker swarm leave), or make the cloud with --network-option swarm=existing to use that swarm.")
            : manager ?? throw new DeviceException(DeviceFault.Failed, "its engine is in a swarm of which no manager is a host of the cloud that answers.");
    }

    /// <summary>One of them fewer than half may be lost: of three one, of five two.</summary>
    private static int ManagersOf(int nodes) => nodes < 3 ? 1 : nodes < 5 ? 3 : 5;

    /// <summary>Promotes nodes until there are as many managers as there are to be, not counting one that leaves.</summary>
    private static async Task KeepManagersAsync(IContainerHost manager, int leaving, CancellationToken cancellation, string? who = null)
    {
        var nodes = await manager.Swarm!.NodesAsync(cancellation);
        var staying = nodes.Where(node => node.Id != who).ToList();
        var missing = ManagersOf(nodes.Count - leaving) - staying.Count(node => node.Role == SwarmRole.Manager);
        foreach (var node in staying.Where(node => node is { Role: SwarmRole.Worker, IsReady: true }).OrderBy(node => node.Id, StringComparer.Ordinal).Take(Math.Max(0, missing)))
        {
            await manager.Swarm.ChangeAsync(node, SwarmRole.Manager, cancellation);
        }
    }

    /// <summary>A manager that left without a word would count among those of which more than half have to be there.</summary>
    private async Task StepDownAsync(SwarmStanding standing, bool hasOthers, CancellationToken cancellation)
    {
        if (!hasOthers)
        {
            return;
        }

        await KeepManagersAsync(host.Engine, 1, cancellation, standing.Node);
        IContainerHost? other = null;
        await UntilAsync(
            async () =>
            {
                other = (await NeighboursAsync(cancellation)).Known.FirstOrDefault(neighbour => IsOurs(neighbour.Standing)).Engine;
                return other is not null;
            },
            cancellation);
        if (other is not null)
        {
            var own = (await other.Swarm!.NodesAsync(cancellation)).FirstOrDefault(node => node.Id == standing.Node);
            if (own is not null)
            {
                await other.Swarm.ChangeAsync(own, SwarmRole.Worker, cancellation);
                await UntilAsync(async () => !(await Here.LookAsync(cancellation)).IsManager, cancellation);
            }
        }
    }

    private static async Task ForgetAsync(IContainerHost manager, SwarmNode lost, CancellationToken cancellation)
    {
        if (lost.Role == SwarmRole.Manager)
        {
            await manager.Swarm!.ChangeAsync(lost, SwarmRole.Worker, cancellation);
        }

        await manager.Swarm!.ForgetAsync(lost.Id, cancellation);
    }

    /// <summary>What the cloud's other hosts have to do with swarms, and how many do not answer.</summary>
    private async Task<(IReadOnlyList<(IContainerHost Engine, SwarmStanding Standing)> Known, int Silent)> NeighboursAsync(CancellationToken cancellation)
    {
        var looks = await Task.WhenAll(host.Neighbours.Select(async engine =>
        {
            try
            {
                return (engine, await (engine.Swarm?.LookAsync(cancellation) ?? Task.FromResult(SwarmStanding.None)));
            }
            catch (DeviceException)
            {
                return (engine, (SwarmStanding?)null);
            }
        }));
        return ([.. looks.Where(look => look.Item2 is not null).Select(look => (look.engine, look.Item2!))], looks.Count(look => look.Item2 is null));
    }
}
