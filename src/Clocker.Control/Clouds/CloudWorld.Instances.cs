using Clocker.Control.Hosts;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    private static readonly TimeSpan MendWindow = TimeSpan.FromSeconds(60);

    private string? ReasonToRetire(ClaimRecord claim, InstanceRecord live)
    {
        if (claim.Wanted is null)
        {
            return claim.End == ClaimEnd.Claim ? "the blueprint no longer has it" : "the application is being removed";
        }

        if (live.Spec != claim.Wanted.Spec)
        {
            return $"the blueprint changed: {string.Join(", ", SpecChanges.Between(live.Spec, claim.Wanted.Spec))}";
        }

        if (live is not { Launched: not null, Finished: null, IsKnown: true, Container: null, InFlight: null })
        {
            return null;
        }

        const string Reason = "it was removed by something other than Clocker";
        if (live.Spec.Restart.Mode != RestartMode.No)
        {
            return Reason;
        }

        Decided(new InstanceFinished(claim.Id, live.Incarnation, 0, Reason));
        return null;
    }

    /// <summary>Stops and removes a retired container.</summary>
    private void Dismantle(ClaimRecord claim, InstanceRecord instance)
    {
        if (instance.InFlight is not null)
        {
            return;
        }

        if (!instance.IsKnown)
        {
            claim.Waiting = WaitingFor(_hosts[instance.Host]);
            return;
        }

        if (instance.Container is not { } container)
        {
            Decided(new Clouds.InstanceRemoved(claim.Id, instance.Incarnation));
            if (_hosts[instance.Host].Closed is not null)
            {
                ViewChanged();
            }

            return;
        }

        if (IsTooEarly(claim, instance))
        {
            return;
        }

        var runs = container.Status is ContainerStatus.Running or ContainerStatus.Restarting or ContainerStatus.Paused;
        Do(claim, instance, runs && instance.Failures < 2
            ? new HostCommand.Stop(NextCommand(), instance.Host, container.Id, instance.Spec.StopGrace)
            : new HostCommand.Remove(NextCommand(), instance.Host, container.Id));
    }

    /// <summary>Brings the live container towards the claim's goal, one step at a time.</summary>
    private void Bring(ClaimRecord claim, InstanceRecord instance)
    {
        instance.Waiting = null;
        if (!instance.IsKnown)
        {
            var host = _hosts[instance.Host];
            instance.Problem = host.Problem is null ? null : $"host {host.Name} does not answer: {host.Problem}{HowToDecide(claim, host)}";
            return;
        }

        if (instance.InFlight is not null || IsTooEarly(claim, instance))
        {
            return;
        }

        switch (instance.Container)
        {
            case null when instance.Finished is null:
                Make(claim, instance);
                break;
            case { Status: ContainerStatus.Created } container:
                Prepare(claim, instance, container);
                break;
            case { Status: ContainerStatus.Running or ContainerStatus.Paused or ContainerStatus.Restarting } container:
                Tend(claim, instance, container);
                break;
            case { Status: ContainerStatus.Exited } container when claim.Wanted!.Goal == RunGoal.Running:
                Revive(claim, instance, container);
                break;
            case { Status: ContainerStatus.Dead } container:
                Do(claim, instance, new HostCommand.Remove(NextCommand(), instance.Host, container.Id));
                break;
            default:
                instance.Problem = null;
                break;
        }
    }

    /// <summary>Nobody knows what still runs on a host that does not answer, so what is removed waits for it.</summary>
    private string WaitingFor(HostRecord host) => host.GivenUpBecause is null || host.Origin is null
        ? $"host {host.Name} ({host.Problem})"
        : $"host {host.Name} ({host.Problem}), or for it to be given up for good: clocker cloud remove-host {_location}/{host.Name} --with-data";

    /// <summary>What has data on a host is not replaced by something empty unless somebody says so.</summary>
    private string HowToDecide(ClaimRecord claim, HostRecord host) => host.GivenUpBecause is null ? ""
        : HasDataOn(claim, host.Id)
            ? $"; its data is there, so it waits for the host. To give the data up and start it empty elsewhere: clocker cloud remove-host {_location}/{host.Name} --with-data"
            : $"; no other host takes it: {claim.NoPlace = Placement(claim).Reason}{NoteOf(claim.Id)}";

    private bool IsTooEarly(ClaimRecord claim, InstanceRecord instance)
    {
        if (instance.NotBefore <= Now.Elapsed)
        {
            return false;
        }

        WakeClaim(claim, instance.NotBefore);
        return true;
    }

    private void Make(ClaimRecord claim, InstanceRecord instance)
    {
        if (!IsFurnished(claim, instance))
        {
            return;
        }

        instance.FilesAreCopied = false;
        Do(claim, instance, new HostCommand.Create(NextCommand(), instance.Host, Recipe(claim, instance)));
    }

    private void Prepare(ClaimRecord claim, InstanceRecord instance, ContainerSnapshot container)
    {
        if (instance.Spec.Files.Count > 0 && !instance.FilesAreCopied)
        {
            Do(claim, instance, new HostCommand.CopyFiles(NextCommand(), instance.Host, container.Id, instance.Spec.Files));
        }
        else if (claim.Wanted!.Goal == RunGoal.Running && IsJoined(instance))
        {
            Do(claim, instance, new HostCommand.Start(NextCommand(), instance.Host, container.Id));
        }
    }

    /// <summary>A running container: stopped if that is the goal, else asked whether it answers.</summary>
    private void Tend(ClaimRecord claim, InstanceRecord instance, ContainerSnapshot container)
    {
        instance.Problem = null;
        if (claim.Wanted!.Goal == RunGoal.Stopped)
        {
            Do(claim, instance, new HostCommand.Stop(NextCommand(), instance.Host, container.Id, instance.Spec.StopGrace));
            return;
        }

        Launched(claim, instance, container);

        if (container.Status != ContainerStatus.Running)
        {
            return;
        }

        if (instance.Probing.IsDue(instance.Spec, container, Now.Elapsed))
        {
            var question = instance.Probing.Ask(NextCommand(), instance);
            _inFlight[question.Id] = (claim, instance);
            Order(question);
        }
        else if (instance.Probing.IsWaiting(instance.Spec, container))
        {
            WakeClaim(claim, instance.Probing.NextAt);
        }
    }

    /// <summary>Its run has begun, even if it was over before anybody looked.</summary>
    private void Launched(ClaimRecord claim, InstanceRecord instance, ContainerSnapshot container)
    {
        if (instance is { Launched: null, IsRetired: false } && claim.Wanted?.Goal == RunGoal.Running)
        {
            Decided(new InstanceLaunched(claim.Id, instance.Incarnation, container.Id));
        }
    }

    /// <summary>A container that ended: left as it is, or started again with growing pauses.</summary>
    private void Revive(ClaimRecord claim, InstanceRecord instance, ContainerSnapshot container)
    {
        if (instance.Finished is not null)
        {
            instance.Problem = null;
            return;
        }

        if (instance.Launched is null)
        {
            // What ended is the run before it was told to stop, or a first start that did not get through.
            Do(claim, instance, new HostCommand.Start(NextCommand(), instance.Host, container.Id));
            return;
        }

        if (StaysEnded(instance.Spec.Restart, container) is { } reason)
        {
            Decided(new InstanceFinished(claim.Id, instance.Incarnation, container.ExitCode, reason));
            return;
        }

        var pause = MendPause(instance.Mends);
        var isLoop = instance.MendedAt is { } last && Now.Utc - last < MendWindow + pause;
        if (isLoop && Now.Utc < instance.MendedAt!.Value + pause)
        {
            instance.Waiting = $"its next start (stopped {instance.Mends} times within a short time)";
            WakeClaim(claim, Now.Elapsed + (instance.MendedAt.Value + pause - Now.Utc));
            return;
        }

        Decided(new InstanceMended(
            claim.Id, instance.Incarnation, isLoop ? instance.Mends + 1 : 1, Now.Utc, $"it was found stopped with exit code {container.ExitCode}"));
        Do(claim, instance, new HostCommand.Start(NextCommand(), instance.Host, container.Id));
    }

    /// <summary>The engine itself starts again what crashed; a container that is ended was stopped by somebody, or given up.</summary>
    private static string? StaysEnded(RestartSpec restart, ContainerSnapshot container) => restart.Mode switch
    {
        RestartMode.No => $"it ended with exit code {container.ExitCode}, and its restart setting is \"no\"",
        RestartMode.OnFailure when container.ExitCode == 0 => "it ended with exit code 0, and its restart setting is \"on-failure\"",
        RestartMode.OnFailure when restart.MaximumRetries is { } most && container.Restarts >= most =>
            $"it ended with exit code {container.ExitCode} after {most} restarts, and its restart setting allows no more",
        _ => null,
    };

    private static TimeSpan MendPause(int mends) =>
        mends <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(mends, 10) - 1)));

    private (bool? IsUp, string? NotUp) Up(ClaimRecord claim, InstanceRecord instance)
    {
        if (!instance.IsKnown)
        {
            return _hosts[instance.Host].Problem is { } problem && instance.Launched is not null ? (false, $"its host does not answer: {problem}") : (null, null);
        }

        if (instance.IsRetired)
        {
            return (false, $"its container is going: {instance.RetiredBecause}");
        }

        return instance.Container switch
        {
            null => (false, instance.Finished?.Reason ?? "its container does not exist"),
            { Status: ContainerStatus.Running } when claim.Wanted?.Goal == RunGoal.Stopped => (false, "it is being stopped"),
            { Status: ContainerStatus.Running } => UpIfFound(instance),
            { Status: ContainerStatus.Paused } => (false, "its container is paused"),
            { Status: ContainerStatus.Created } => (false, "its container has not been started"),
            { Status: ContainerStatus.Restarting } container => (false, $"it ended with exit code {container.ExitCode}, and the engine will start it again"),
            var container => (false, instance.Finished?.Reason ?? $"it ended with exit code {container.ExitCode}"),
        };
    }

    private (bool? IsUp, string? NotUp) UpIfFound(InstanceRecord instance)
    {
        var host = HostThatDoesNotKnow(instance);
        instance.IsFound = host is null;
        return host is not null && instance.Probing.IsUp == true
            ? (false, $"host {host.Name} is being told its address")
            : (instance.Probing.IsUp, instance.Probing.NotUp);
    }

    private void Do(ClaimRecord claim, InstanceRecord instance, HostCommand command)
    {
        instance.InFlight = command;
        _inFlight[command.Id] = (claim, instance);
        Order(command);
    }

    private ContainerRecipe Recipe(ClaimRecord claim, InstanceRecord instance)
    {
        var labels = CommonLabels(claim.Owner.ApplicationName, claim.Id.Value)
            .Append(new(Labels.Entity, claim.Owner.Entity))
            .Append(new(Labels.Incarnation, $"{instance.Incarnation}"))
            .Append(new(Labels.Spec, Journals.JournalJson.Hash(instance.Spec)));
        return new(
            instance.Name,
            images.Apply(instance.Spec.Image),
            instance.Spec,
            [.. instance.Spec.Networks.Select(network => new Attachment(_networks[(network.Network, instance.Host)].Name, Traits.AnswersNames ? [] : network.Aliases)
            {
                Addresses = instance.Addresses.GetValueOrDefault(network.Network) ?? [],
            })],
            VolumesOf(claim, instance.Spec).ToValueMap(key => key.Volume, key => _volumes[key].Name),
            labels.ToValueMap())
        {
            NameServers = Traits.AnswersNames && instance.Spec.Networks is [var first, ..]
                ? _ledger.Find(first.Network)?.Parts.GetValueOrDefault(instance.Host)?.Gateways ?? []
                : [],
            Devices = instance.Devices.SelectMany(device => device.Value.Select(number => new DeviceGrant(
                device.Key, number, Model.Placement.HostView.DeviceFile(_hosts[instance.Host].Labels, device.Key, number)))).ToValueList(),
        };
    }
}
