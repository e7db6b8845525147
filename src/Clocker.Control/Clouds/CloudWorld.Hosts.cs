using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>Hosts are given up one by one: many that fall silent at once are more likely cut off from here than dead.</summary>
    private static readonly TimeSpan GiveUpPause = TimeSpan.FromSeconds(30);

    private void Asked(long id, Request request)
    {
        By = request.By;
        switch (request)
        {
            case CreateCloud create:
                Answer(id, Create(create));
                break;
            case AddHosts add:
                Answer(id, Add(add.Location, add.Count));
                break;
            case ExplainPlacement explain:
                Answer(id, Explain(explain.Claim));
                break;
            case ForeseePlacements foresee:
                Answer(id, Foresee(foresee.Questions));
                break;
            case ResizeCloud resize:
                Answer(id, Resize(resize));
                break;
            case DrainHost drain:
                Answer(id, Drain(drain));
                break;
            case RunErrand run:
                Begin(id, run);
                break;
            case RebalanceCloud rebalance:
                Answer(id, Rebalance(rebalance));
                break;
            case RemoveHost remove:
                Answer(id, Remove(remove));
                break;
            case UpgradeHosts upgrade:
                Answer(id, Upgrade(upgrade));
                break;
            case CallOffUpgrade off:
                Answer(id, CallOff(off));
                break;
            case DeleteCloud delete:
                Answer(id, Delete(delete.IsForced));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Answer<Accepted> Create(CreateCloud create)
    {
        if (_plane.Length > 0 && create.First is not null)
        {
            return new Answer<Accepted>.Refused(Refusal.Conflict, $"There is a cloud \"{_location}\" already.");
        }

        if (_plane.Length == 0)
        {
            Decided(new CloudCreated(create.Location, create.Plane)
            {
                GiveUpAfter = create.GiveUpAfter,
                Strategies = create.Strategies,
                Networks = Settled(create.Networks),
                Scaling = create.Scaling,
            });
        }

        foreach (var (host, name, endpoint) in create.Hosts.Where(host => !_hosts.ContainsKey(host.Host)))
        {
            Decided(new HostAdded(host, name, endpoint));
        }

        ViewChanged();
        return create.First is var (location, count) ? Add(location, count) : new Answer<Accepted>.Done(new());
    }

    private Answer<Accepted> Add(string location, int count)
    {
        if (_isGoing)
        {
            return new Answer<Accepted>.Refused(Refusal.Conflict, Leaving);
        }

        Size(_atLeast + count, location);
        for (var i = 0; i < count; i++)
        {
            Want(location);
        }

        ViewChanged();
        return new Answer<Accepted>.Done(new());
    }

    /// <summary>One more host is to be had; if the cloud itself wants it, because of something.</summary>
    private void Want(string location, string? because = null, long memoryBytes = 0, long milliCpus = 0)
    {
        var number = _lastHost + 1;
        var host = new HostId($"{Id.Value}.{number}");
        var name = Clouds.Names.Free($"host-{number}", name => _hosts.Values.Any(other => other.Name == name));
        Decided(new HostWanted(host, number, name, location, $"{_plane}/{host.Value}")
        {
            Because = because,
            MemoryBytes = memoryBytes > 0 ? memoryBytes : null,
            Cpus = milliCpus > 0 ? milliCpus / 1000m : null,
        });
    }

    private Answer<Accepted> Resize(ResizeCloud resize)
    {
        var count = _hosts.Values.Count(host => !host.IsGoing);
        var answer = resize.Count >= count ? Add(resize.Location, resize.Count - count) : new Answer<Accepted>.Done(new());
        if (answer is Answer<Accepted>.Done)
        {
            // Those that the cloud got by itself are wanted by somebody now.
            Size(resize.Count);
            Shrink(count - resize.Count);
        }

        return answer;
    }

    private Answer<Accepted> Drain(DrainHost drain)
    {
        if (!_hosts.TryGetValue(drain.Host, out var host) || host.IsGoing)
        {
            return NoHost(drain.Host);
        }

        if (host.IsDraining != drain.IsDraining || (drain.WithData && !host.DrainsData))
        {
            Decided(new HostDraining(host.Id, drain.IsDraining) { WithData = drain.WithData });
            Reconsider();
        }

        return new Answer<Accepted>.Done(new());
    }

    private Answer<Accepted> Remove(RemoveHost remove)
    {
        if (!_hosts.TryGetValue(remove.Host, out var host))
        {
            return NoHost(remove.Host);
        }

        Go(host, remove.WithData, remove.IsForced);
        Size(Math.Min(_atLeast, _hosts.Values.Count(other => !other.IsGoing)));
        return new Answer<Accepted>.Done(new());
    }

    private void Go(HostRecord host, bool withData, bool isForced, string? because = null)
    {
        if (host.IsGoing && (!withData || host.GoesWithData) && (!isForced || host.IsForced))
        {
            return;
        }

        if (!host.IsGoing)
        {
            // What failed before, to get it, says nothing about giving it back.
            host.Failures = 0;
        }

        host.NotBefore = TimeSpan.Zero;
        Decided(new HostGoing(host.Id, withData) { IsForced = isForced, Because = because });
        if (_roster.IsBare(host.Id))
        {
            // What is elsewhere stays there; what waits is asked again, since a host has changed.
            ViewChanged();
        }
        else
        {
            Reconsider();
        }
    }

    private Answer<Accepted> Delete(bool isForced)
    {
        if (_claimed is { Wanted: not null })
        {
            return new Answer<Accepted>.Refused(
                Refusal.Conflict, $"Cloud \"{_location}\" was made by {_claimed.Owner.Entity}; remove application \"{_claimed.Owner.ApplicationName}\".");
        }

        if (Holders() is { Count: > 0 } holders)
        {
            return new Answer<Accepted>.Refused(
                Refusal.Conflict, $"Cloud \"{_location}\" has containers of {string.Join(", ", holders.Select(name => $"\"{name}\""))}; remove these applications first.");
        }

        Go(isForced);
        return new Answer<Accepted>.Done(new());
    }

    private string Leaving => $"Cloud \"{_location}\" is being removed.";

    private Answer<Accepted>.Refused NoHost(HostId host) => new(Refusal.NotFound, $"Cloud \"{_location}\" has no host {host}.");

    /// <summary>Whatever runs or waits may belong elsewhere now.</summary>
    private void Reconsider()
    {
        _dirty.UnionWith(_claims.Keys);
        foreach (var (network, _) in _networks.Keys)
        {
            _roster.Touch(network);
        }

        ViewChanged();
    }

    /// <summary>Gets, gives up, takes back and gives away hosts.</summary>
    private void SettleHosts()
    {
        foreach (var host in _hosts.Values.ToArray())
        {
            if (host.InFlight is HostCommand.Inspect)
            {
                Judge(host);
            }

            if (host.InFlight is not null)
            {
                continue;
            }

            if (host.NotBefore > Now.Elapsed)
            {
                WakeBy(host.NotBefore);
            }
            else if (host.IsGoing)
            {
                Leave(host);
            }
            else if (host is { Endpoint: null, Origin: var (location, request) })
            {
                Do(host, new HostCommand.Acquire(NextCommand(), host.Id, location, Request(host, request)));
            }
            else
            {
                Judge(host);
                if (host is { IsDraining: true, DrainsData: true })
                {
                    GiveUpData(host);
                }

                Say(host, host.IsDraining ? WhatHasDataOn(host) ?? WhatFitsNowhereElse(host) : null);
                Tend(host);
            }
        }

        if (_isGoing && !IsGone && _hosts.Count == 0)
        {
            Decided(new CloudGone());
            ViewChanged();
        }
    }

    /// <summary>Gives up a host that has been silent for too long, and takes back one that answers again.</summary>
    private void Judge(HostRecord host)
    {
        if (host.IsReachable && host.GivenUpBecause is not null)
        {
            Decided(new HostIsBack(host.Id));
            Reconsider();
        }
        else if (host is { IsReachable: false, GivenUpBecause: null, UnreachableSince: { } since } && MayBeGivenUp(host))
        {
            var due = since + _giveUpAfter;
            due = _lastGivenUp + GiveUpPause is { } next && next > due ? next : due;
            if (due > Now.Elapsed)
            {
                WakeBy(due);
                return;
            }

            _lastGivenUp = Now.Elapsed;
            Decided(new HostGivenUp(host.Id, $"it has not answered for {(Now.Elapsed - since).TotalSeconds:0} s ({host.Problem})"));
            Reconsider();
        }
    }

    /// <summary>Only while most of the cloud answers: else it is us who cannot be reached, and what we would replace runs on.</summary>
    private bool MayBeGivenUp(HostRecord host) =>
        _hosts.Values.Count(other => other.Endpoint is not null && !other.IsReachable) * 2 <= _hosts.Count
        && _hosts.Values.Any(other => other != host && other is { IsReachable: true, Closed: null });

    /// <summary>Gives a host away once nothing of ours is on it, or at once and with all that is on it where that was asked for.</summary>
    private void Leave(HostRecord host)
    {
        if (host.GoesWithData && !host.IsReachable)
        {
            Abandon(host);
        }
        else if (host.GoesWithData)
        {
            GiveUpData(host);
        }

        Say(host, WhatIsLeft(host));
        if (host.Waiting is not null || !HasLeftNetworks(host))
        {
            return;
        }

        if (host.Origin is var (location, request))
        {
            Do(host, host is { IsForced: true, Failures: > 0 }
                ? new HostCommand.Forget(NextCommand(), host.Id, location, request)
                : new HostCommand.Release(NextCommand(), host.Id, location, request));
        }
        else
        {
            Decided(new HostRemoved(host.Id));
            Reconsider();
        }
    }

    private void GiveUpData(HostRecord host)
    {
        foreach (var (key, _) in _volumes.Where(volume => volume.Value.Host == host.Id && !volume.Value.IsDoomed).ToArray())
        {
            Decided(new VolumeDoomed(key.Application, key.Volume));
            _dirty.UnionWith(_claims.Keys);
        }
    }

    private void Say(HostRecord host, string? waiting)
    {
        if (waiting != host.Waiting)
        {
            host.Waiting = waiting;
            ViewChanged();
        }
    }

    /// <summary>What stays on a host that is drained, once that is all that is left on it; null while there is more, or nothing.</summary>
    private string? WhatHasDataOn(HostRecord host)
    {
        var left = InstancesOn(host.Id).ToList();
        return left.Count > 0 && left.TrueForAll(pair => !pair.Instance.IsRetired && HasDataOn(pair.Claim, host.Id))
            ? $"{string.Join(", ", left.Select(pair => pair.Claim.Owner.ApplicationName).Distinct())} to give up the data there"
            : null;
    }

    /// <summary>What stays on a host that is drained since no other takes it; null if nothing does.</summary>
    private string? WhatFitsNowhereElse(HostRecord host) => InstancesOn(host.Id).FirstOrDefault(pair => pair is { Instance.IsRetired: false, Claim: { Successor: null, Wanted: not null } }) is { Claim: { } claim }
        && !HasDataOn(claim, host.Id) && Placement(claim) is { Host: null } nowhere
        ? $"room for {claim.Owner.Entity} elsewhere ({nowhere.Reason})"
        : null;

    private string? WhatIsLeft(HostRecord host)
    {
        var containers = InstancesOn(host.Id).Count;
        var volumes = _volumes.Values.Where(volume => volume.Host == host.Id).Select(volume => volume.Name).ToList();
        var problem = host.Problem is null || host.Endpoint is null ? "" : $" ({host.Problem})";
        return containers > 0 ? $"{containers} container{(containers == 1 ? "" : "s")} on it{problem}"
            : volumes.Count > 0 ? $"the data on it: volume {string.Join(", ", volumes)}"
            : _networks.Values.Any(network => network.Host == host.Id) ? $"networks on it to be gone{problem}"
            : null;
    }

    /// <summary>Nobody waits any more for what is on a host that does not answer.</summary>
    private void Abandon(HostRecord host)
    {
        foreach (var (claim, instance) in InstancesOn(host.Id).ToArray())
        {
            if (!instance.IsRetired)
            {
                Decided(new InstanceRetired(claim.Id, instance.Incarnation, Now.Utc, host.Closed!));
            }

            Decided(new InstanceRemoved(claim.Id, instance.Incarnation));
            _dirty.Add(claim.Id);
        }

        foreach (var (key, _) in _volumes.Where(volume => volume.Value.Host == host.Id).ToArray())
        {
            Decided(new VolumeRemoved(key.Application, key.Volume));
        }

        foreach (var (key, _) in _networks.Where(network => network.Value.Host == host.Id).ToArray())
        {
            Decided(new NetworkRemoved(key.Network, host.Id));
        }
    }

    private HostRequest Request(HostRecord host, string id) =>
        new(id, host.Name) { MemoryBytes = host.Least.MemoryBytes, Cpus = host.Least.Cpus, Engine = EngineOf(host) };

    /// <summary>How the entity that claims the cloud wants Docker to be set up on a host; one that claims it no more changes nothing.</summary>
    private EngineWish? EngineOf(HostRecord host) => _claimed?.Wanted is { } wanted ? wanted.Engine : host.Engine;

    private void Do(HostRecord host, HostCommand command)
    {
        host.InFlight = command;
        Order(command);
    }

    /// <summary>What became of getting a host, or of giving it back.</summary>
    private void Ended(HostRecord host, Outcome outcome)
    {
        var command = host.InFlight;
        host.InFlight = null;
        ViewChanged();
        switch (outcome)
        {
            case var _ when command is HostCommand.Inspect or HostCommand.Upgrade || (command is HostCommand.Acquire && host.Endpoint is not null):
                Tended(host, command!, outcome);
                break;
            case Outcome.Acquired acquired when _hosts.Values.FirstOrDefault(other => other.Endpoint == acquired.Host.Endpoint) is { } twin:
                // Each would take the other's containers for orphans.
                host.Failures++;
                host.Problem = $"location \"{host.Origin?.Location}\" gave the engine of host {twin.Name} again";
                host.NotBefore = Now.Elapsed + Backoff.After(host.Failures);
                break;
            case Outcome.Acquired acquired:
                (host.Failures, host.Problem, _growthsFailed) = (0, HostRecord.NotAnswered, 0);
                Decided(Located(host, acquired.Host) with { Engine = EngineOf(command) });
                break;
            case Outcome.Forgotten forgotten:
                Decided(new HostRemoved(host.Id) { LeftBehind = forgotten.Left });
                Reconsider();
                break;
            case Outcome.Done when command is HostCommand.Release:
                // Nothing was on it any more.
                Decided(new HostRemoved(host.Id));
                ViewChanged();
                break;
            case Outcome.Failed failed:
                host.Failures++;
                host.Problem = failed.Message;
                host.NotBefore = Now.Elapsed + Backoff.After(host.Failures);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static EngineWish? EngineOf(HostCommand? command) => (command as HostCommand.Acquire)?.Request.Engine;

    private static HostLocated Located(HostRecord host, LocatedHost given) =>
        new(host.Id, given.Endpoint, given.MemoryBytes, given.Cpus, given.Labels) { Remarks = given.Remarks };

    private HostStatus View(HostRecord host)
    {
        var state = host switch
        {
            { IsGoing: true } => HostState.Leaving,
            { Endpoint: null } or { GivenUpBecause: null, Problem: HostRecord.NotAnswered } => HostState.Coming,
            { GivenUpBecause: not null } => HostState.Lost,
            { IsUpgrading: true } => HostState.Upgrading,
            { IsReachable: false } => HostState.Silent,
            { IsDraining: true } => HostState.Draining,
            _ => HostState.Ready,
        };
        if (host.Seen?.State != state)
        {
            host.Seen = (state, Now.Utc);
        }

        return ViewOf(host, state, host.Seen!.Value.Since);
    }

    private HostStatus ViewOf(HostRecord host, HostState state, DateTimeOffset since) => new(host.Id, _location, host.Name, host.Description, host.Problem)
    {
        Endpoint = host.Endpoint,
        State = state,
        Since = since,
        Waiting = host.Waiting,
        Left = host.Closed is null ? null : InstancesOn(host.Id).Count,
        Origin = host.Origin?.Location,
        Because = host.Because,
        MemoryBytes = host.MemoryBytes ?? host.Description?.MemoryBytes,
        Cpus = host.Cpus ?? host.Description?.Cpus,
        Labels = host.Labels,
        Strangers = host.Strangers,
        Remarks = host.Remarks,
        Differences = host.Differences,
        Upgrade = host.Upgrade is var (version, _) ? version ?? HostStatus.Newest : null,
        CareProblem = host.CareProblem ?? host.UpgradeProblem ?? host.MeterProblem,
        Use = host.Use,
    };

    /// <summary>Tells the plane that the cloud is over, until it knows.</summary>
    private void Depart()
    {
        if (!IsGone || _overSeen)
        {
            return;
        }

        if (_overResendAt <= Now.Elapsed)
        {
            Send(new Mail.Over(Id, _planeWorld, Epoch));
            _overResendAt = Now.Elapsed + ResendAfter;
        }

        WakeBy(_overResendAt);
    }
}
