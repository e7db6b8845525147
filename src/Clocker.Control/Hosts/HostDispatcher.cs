using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Control.Hosts;

/// <summary>Carries out commands on one host, each once: bounded lanes for starting and for checks, none for stopping.</summary>
/// <param name="host">The host.</param>
/// <param name="images">Gets images onto it.</param>
/// <param name="networks">Makes its networks.</param>
/// <param name="starts">Where containers wait to be made and started; other hosts on the same machine have the same.</param>
/// <param name="expected">Is told which containers are being started.</param>
/// <param name="stamps">Counts what happens.</param>
/// <param name="time">The clock.</param>
/// <param name="report">Is told how commands end.</param>
/// <param name="life">Ends everything.</param>
internal sealed class HostDispatcher(
    IContainerHost host, ImageDelivery images, HostNetworking networks, Lane starts, ExpectedStarts expected, HostStamps stamps, TimeProvider time,
    Action<HostReport> report, CancellationToken life)
{
    /// <summary>How many containers a host by itself makes and starts at a time.</summary>
    public const int StartsAtOnce = 8;

    private const int ChecksAtOnce = 8;
    private const int PullsAtOnce = 3;

    private static readonly TimeSpan QuickLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PullLimit = TimeSpan.FromMinutes(15);

    private readonly Lane _checks = new(ChecksAtOnce);
    private readonly Lane _pulls = new(PullsAtOnce);

    /// <summary>Begins a command; its end is reported.</summary>
    public async Task CarryOutAsync(HostCommand command)
    {
        var lane = LaneOf(command);
        if (lane is not null)
        {
            await lane.EnterAsync();
        }

        try
        {
            var (stamp, outcome) = await TryAsync(command);
            report(new HostReport.Ended(command.Host, stamp, command, outcome));
        }
        catch (OperationCanceledException) when (life.IsCancellationRequested)
        {
            // The world's life is over; the next one looks for itself.
        }
        finally
        {
            lane?.Leave();
        }
    }

    private Lane? LaneOf(HostCommand command) => command switch
    {
        HostCommand.EnsureImage => _pulls,
        HostCommand.Create or HostCommand.CopyFiles or HostCommand.Start => starts,
        HostCommand.Check or HostCommand.CheckPorts => _checks,
        _ => null,
    };

    private async Task<(long Stamp, Outcome Outcome)> TryAsync(HostCommand command)
    {
        using var deadline = new CancellationTokenSource(LimitOf(command), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, life);
        try
        {
            return await DoAsync(command, both.Token);
        }
        catch (DeviceException failure)
        {
            return (stamps.Next(), new Outcome.Failed(failure.Fault, failure.Message));
        }
        catch (OperationCanceledException) when (!life.IsCancellationRequested)
        {
            return (stamps.Next(), new Outcome.Failed(DeviceFault.Timeout, $"the engine did not answer within {LimitOf(command).TotalSeconds:0} s"));
        }
    }

    private static TimeSpan LimitOf(HostCommand command) => command switch
    {
        HostCommand.EnsureImage => PullLimit,
        HostCommand.Stop stop => stop.Grace + QuickLimit,
        HostCommand.Check check => check.Health.Timeout,
        _ => QuickLimit,
    };

    private async Task<(long Stamp, Outcome Outcome)> DoAsync(HostCommand command, CancellationToken cancellation)
    {
        switch (command)
        {
            case HostCommand.Start start:
                return await StartAsync(start.Container, cancellation);
            case HostCommand.Stop stop:
                await host.StopAsync(stop.Container, stop.Grace, cancellation);
                return await LookAsync(stop.Container, cancellation);
            case HostCommand.Look look:
                return await LookAsync(look.Container, cancellation);
            default:
                var outcome = await DoBlindlyAsync(command, cancellation);
                return (stamps.Next(), outcome);
        }
    }

    private async Task<(long Stamp, Outcome Outcome)> StartAsync(string container, CancellationToken cancellation)
    {
        expected.Begin(container);
        try
        {
            await host.StartAsync(container, cancellation);
            return await LookAsync(container, cancellation);
        }
        finally
        {
            expected.End(container);
        }
    }

    /// <summary>The stamp is taken before the look: what others see later is newer.</summary>
    private async Task<(long Stamp, Outcome Outcome)> LookAsync(string container, CancellationToken cancellation)
    {
        var stamp = stamps.Next();
        return (stamp, new Outcome.Seen(await host.LookAsync(container, cancellation)));
    }

    private async Task<Outcome> DoBlindlyAsync(HostCommand command, CancellationToken cancellation)
    {
        switch (command)
        {
            case HostCommand.EnsureImage ensure:
                return new Outcome.HasImage(await images.EnsureAsync(ensure.Image, cancellation));
            case HostCommand.EnsureNetwork ensure:
                return await networks.EnsureAsync(ensure.Network, ensure.Settings, cancellation);
            case HostCommand.RemoveNetwork remove:
                return await networks.RemoveAsync(remove.Network, remove.Settings, cancellation);
            case HostCommand.ApplyNetworks apply:
                return await networks.ApplyAsync(apply.Wanted, apply.Settings, cancellation);
            case HostCommand.EnsureVolume ensure:
                return await EnsureVolumeAsync(ensure, cancellation);
            case HostCommand.RemoveVolume remove:
                await host.Volumes.RemoveAsync(remove.Name, cancellation);
                return new Outcome.Done();
            case HostCommand.Create create:
                return await CreateAsync(create.Recipe, cancellation);
            case HostCommand.CopyFiles copy:
                await host.CopyFilesAsync(copy.Container, copy.Files, cancellation);
                return new Outcome.Done();
            case HostCommand.Remove remove:
                await host.RemoveAsync(remove.Container, cancellation);
                return new Outcome.Seen(null);
            case HostCommand.Check check:
                var result = await host.Access.RunAsync(check.Container, Words(check.Health.Test), cancellation);
                return new Outcome.Checked(result.ExitCode == 0, result.Output);
            case HostCommand.CheckPorts check:
                return new Outcome.Listening(await host.Access.ListeningAsync(check.Container, cancellation));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Outcome> EnsureVolumeAsync(HostCommand.EnsureVolume ensure, CancellationToken cancellation)
    {
        if (await host.Volumes.FindAsync(ensure.Name, cancellation) is { } found)
        {
            return Bears(found.Labels, ensure.Labels)
                ? new Outcome.Done()
                : new Outcome.NameTaken($"volume \"{ensure.Name}\" belongs to something else on this host");
        }

        await host.Volumes.CreateAsync(ensure.Name, ensure.Labels, cancellation);
        return new Outcome.Done();
    }

    private async Task<Outcome> CreateAsync(ContainerRecipe recipe, CancellationToken cancellation)
    {
        try
        {
            var id = await host.CreateAsync(recipe, cancellation);
            return new Outcome.Seen(new() { Id = id, Name = recipe.Name, Labels = recipe.Labels, Status = ContainerStatus.Created });
        }
        catch (DeviceException conflict) when (conflict.Fault == DeviceFault.Conflict)
        {
            return await host.LookAsync(recipe.Name, cancellation) switch
            {
                null => new Outcome.Failed(DeviceFault.Conflict, conflict.Message),
                var ours when Bears(ours.Labels, recipe.Labels) => new Outcome.Seen(ours),
                var other => new Outcome.NameTaken($"container name \"{recipe.Name}\" is held by container {other.Id[..Math.Min(12, other.Id.Length)]}"),
            };
        }
    }

    /// <summary>Whether a thing was made for the same claim by the same plane; the labels that tell more may differ.</summary>
    private static bool Bears(ValueMap<string> labels, ValueMap<string> wanted) =>
        new[] { Labels.Plane, Labels.Cloud, Labels.Claim, Labels.Incarnation }
            .All(label => labels.GetValueOrDefault(label) == wanted.GetValueOrDefault(label));

    private static ValueList<string> Words(ValueList<string> test) => test switch
    {
        ["CMD", ..] => [.. test.Skip(1)],
        ["CMD-SHELL", var line] => ["/bin/sh", "-c", line],
        _ => test,
    };
}
