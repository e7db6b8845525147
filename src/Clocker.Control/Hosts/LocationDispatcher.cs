using Clocker.Model.Containers;
using Clocker.Model.Locations;

namespace Clocker.Control.Hosts;

/// <summary>Gets hosts from locations, looks after them and gives them back, each command once and a few at a time.</summary>
internal sealed class LocationDispatcher(ILocationSource locations, TimeProvider time, Action<HostReport> report, CancellationToken life)
{
    private const int AtOnce = 8;
    private const int LooksAtOnce = 8;

    /// <summary>To make a machine and install an engine on it can take long, but not for ever.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>A look only asks, and must not stand in the way of anything for long.</summary>
    private static readonly TimeSpan LookLimit = TimeSpan.FromMinutes(5);

    private readonly Lane _lane = new(AtOnce);
    private readonly Lane _looks = new(LooksAtOnce);

    /// <summary>Begins a command; its end is reported.</summary>
    public async Task CarryOutAsync(HostCommand command)
    {
        var lane = command is HostCommand.Inspect or HostCommand.FindRoom ? _looks : _lane;
        await lane.EnterAsync();
        try
        {
            report(new HostReport.Ended(command.Host, 0, command, await TryAsync(command)));
        }
        catch (OperationCanceledException) when (life.IsCancellationRequested)
        {
            // The world's life is over; the next one asks again, under the same id.
        }
        finally
        {
            lane.Leave();
        }
    }

    private async Task<Outcome> TryAsync(HostCommand command)
    {
        var limit = command is HostCommand.Inspect or HostCommand.FindRoom ? LookLimit : Limit;
        using var deadline = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, life);
        try
        {
            return await DoAsync(command, both.Token);
        }
        catch (DeviceException failure)
        {
            return new Outcome.Failed(failure.Fault, failure.Message);
        }
        catch (OperationCanceledException) when (!life.IsCancellationRequested)
        {
            return new Outcome.Failed(DeviceFault.Timeout, $"the location did not answer within {limit.TotalMinutes:0} minutes");
        }
    }

    private async Task<Outcome> DoAsync(HostCommand command, CancellationToken cancellation)
    {
        switch (command)
        {
            case HostCommand.Acquire acquire:
                return new Outcome.Acquired(await Location(acquire.Location).AcquireAsync(acquire.Request, cancellation));
            case HostCommand.Release release:
                await Location(release.Location).ReleaseAsync(release.Request, cancellation);
                return new Outcome.Done();
            case HostCommand.FindRoom room:
                return new Outcome.RoomFound(await Location(room.Location).RoomAsync(cancellation));
            case HostCommand.Inspect inspect:
                return new Outcome.Inspected(await Location(inspect.Location).LookAsync(inspect.Request, cancellation));
            case HostCommand.Upgrade upgrade:
                return new Outcome.Upgraded(await Location(upgrade.Location).UpgradeAsync(upgrade.Request, upgrade.Version, cancellation));
            case HostCommand.Forget forget:
                return new Outcome.Forgotten(locations.Find(forget.Location) is { } found
                    ? await found.ForgetAsync(forget.Request, cancellation)
                    : $"there is no location \"{forget.Location}\" any more; what it had made for the host is as it was");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private ILocation Location(string name) =>
        locations.Find(name) ?? throw new DeviceException(DeviceFault.NotFound, $"there is no location \"{name}\" any more");
}
