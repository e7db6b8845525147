using Clocker.Control.Hosts;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>A host falls silent for a moment when its engine is started anew; one that goes on being silent may be mended.</summary>
    private static readonly TimeSpan SilentBeforeLook = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstCarePause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestCarePause = TimeSpan.FromMinutes(5);

    /// <summary>The first looks of a life are spread, so that not all machines are asked at once.</summary>
    private const int Spread = 8;

    /// <summary>Keeps a host as its location made it, and upgrades it in its turn.</summary>
    private void Tend(HostRecord host)
    {
        if (host.Origin is not var (location, request))
        {
            return;
        }

        host.LookAt ??= lookEvery is { } every ? Now.Elapsed + (every * ((host.Number % Spread) + 1) / Spread) : TimeSpan.MaxValue;
        if (host.CareNotBefore > Now.Elapsed)
        {
            WakeBy(host.CareNotBefore);
        }
        else if (host.Differences.Count > 0 || host.Engine != EngineOf(host))
        {
            Do(host, new HostCommand.Acquire(NextCommand(), host.Id, location, Request(host, request)));
        }
        else if (host.Upgrade is var (version, drains) && HasBegun(host) && (!drains || HasMadeWay(host)))
        {
            Do(host, new HostCommand.Upgrade(NextCommand(), host.Id, location, Request(host, request), version));
        }
        else if (host.LookAt <= Now.Elapsed)
        {
            Do(host, new HostCommand.Inspect(NextCommand(), host.Id, location, request));
        }
        else if (host.LookAt is { } next && next < TimeSpan.MaxValue)
        {
            WakeBy(next);
        }
    }

    /// <summary>One host at a time: the one that has begun, else the first that answers, once the one before it answers again.</summary>
    private bool IsItsTurn(HostRecord host)
    {
        var waiting = _hosts.Values.Where(other => other is { Upgrade: not null, IsGoing: false }).ToList();
        return (waiting.Find(other => other.IsUpgrading) ?? waiting.Find(other => other.IsReachable)) == host
            && _hosts.Values.All(other => other == host || !other.HasToAnswer);
    }

    /// <summary>Whether it is a host's turn, which is decided first of all.</summary>
    private bool HasBegun(HostRecord host)
    {
        if (!IsItsTurn(host))
        {
            return false;
        }

        if (!host.IsUpgrading)
        {
            Decided(new HostUpgradeBegun(host.Id));
            Reconsider();
        }

        return true;
    }

    /// <summary>Whether nothing is left on a host but what cannot go elsewhere. One that cannot make way, since its engine is down, is looked at meanwhile.</summary>
    private bool HasMadeWay(HostRecord host) =>
        InstancesOn(host.Id).All(pair => !pair.Instance.IsRetired && ReasonToMove(pair.Claim, pair.Instance) is null);

    private void LookSoon(HostRecord host)
    {
        var soon = Now.Elapsed + SilentBeforeLook;
        if (lookEvery is not null && (host.LookAt is null || host.LookAt > soon))
        {
            host.LookAt = soon;
        }
    }

    /// <summary>What became of looking at a host, of mending it, or of upgrading it.</summary>
    private void Tended(HostRecord host, HostCommand command, Outcome outcome)
    {
        if (outcome is Outcome.Failed failed)
        {
            CareFailed(host, failed);
            return;
        }

        (host.CareFailures, host.CareProblem) = (0, null);
        host.LookAt = lookEvery is { } every ? Now.Elapsed + every : TimeSpan.MaxValue;
        switch (outcome)
        {
            case Outcome.Inspected inspected:
                if (!inspected.Findings.Remarks.Equals(host.Remarks))
                {
                    Decided(new HostRemarked(host.Id, inspected.Findings.Remarks));
                }

                if (!inspected.Findings.Differences.Equals(host.Differences))
                {
                    Decided(new HostDrifted(host.Id, inspected.Findings.Differences));
                }

                break;
            case Outcome.Acquired acquired:
                if (host.Differences.Count > 0)
                {
                    Decided(new HostMended(host.Id));
                }

                if ((Located(host, acquired.Host) with { Engine = EngineOf(command) }) is var now && now != Located(host))
                {
                    Decided(now);
                }

                break;
            case Outcome.Upgraded upgraded:
                host.HasToAnswer = true;
                Decided(new HostUpgraded(host.Id, host.Description?.EngineVersion ?? "", upgraded.Upgrade.Version, upgraded.Upgrade.Remarks));
                Reconsider();
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>It is tried again; but an upgrade that can never be is over.</summary>
    private void CareFailed(HostRecord host, Outcome.Failed failed)
    {
        if (failed.Fault == DeviceFault.Invalid && host is { Upgrade: not null, Differences.Count: 0 })
        {
            EndUpgrade(host, failed.Message);
            return;
        }

        host.CareFailures++;
        host.CareProblem = failed.Message;
        var pause = FirstCarePause * (1 << Math.Min(host.CareFailures - 1, 10));
        host.CareNotBefore = Now.Elapsed + (pause < LongestCarePause ? pause : LongestCarePause);
    }

    private void EndUpgrade(HostRecord host, string? problem)
    {
        (host.CareFailures, host.CareProblem, host.CareNotBefore) = (0, null, TimeSpan.Zero);
        Decided(new HostUpgradeEnded(host.Id, problem));
        Reconsider();
    }

    private Answer<Accepted> Upgrade(UpgradeHosts upgrade)
    {
        if (Named(upgrade.Host) is not { } hosts)
        {
            return NoHost(upgrade.Host!.Value);
        }

        if (hosts.All(host => host.Origin is null))
        {
            return new Answer<Accepted>.Refused(
                Refusal.Conflict, $"Nobody upgrades the engines of \"{_location}\": they are there anyway, and no location gave them.");
        }

        foreach (var host in hosts.Where(host => host.Origin is not null && host.Upgrade != (upgrade.Version, upgrade.Drains)))
        {
            Decided(new HostUpgradeWanted(host.Id, upgrade.Version, upgrade.Drains));
        }

        ViewChanged();
        return new Answer<Accepted>.Done(new());
    }

    private Answer<Accepted> CallOff(CallOffUpgrade off)
    {
        if (Named(off.Host) is not { } hosts)
        {
            return NoHost(off.Host!.Value);
        }

        // What is under way ends by itself; that it worked, or did not, is told then.
        foreach (var host in hosts.Where(host => host is { Upgrade: not null, InFlight: not HostCommand.Upgrade }))
        {
            EndUpgrade(host, problem: null);
        }

        return new Answer<Accepted>.Done(new());
    }

    /// <summary>The host of an id, or all that stay; null if there is none of that id.</summary>
    private HostRecord[]? Named(HostId? host) =>
        host is not { } id ? [.. _hosts.Values.Where(known => !known.IsGoing)]
        : _hosts.TryGetValue(id, out var found) && !found.IsGoing ? [found]
        : null;

    private void ApplyCare(Fact fact)
    {
        switch (fact)
        {
            case HostDrifted drifted:
                _hosts[drifted.Host].Differences = drifted.Differences;
                break;
            case HostMended mended:
                _hosts[mended.Host].Differences = [];
                break;
            case HostRemarked remarked:
                _hosts[remarked.Host].Remarks = remarked.Remarks;
                break;
            case HostUpgradeWanted wanted:
                (_hosts[wanted.Host].Upgrade, _hosts[wanted.Host].UpgradeProblem) = ((wanted.Version, wanted.Drains), null);
                break;
            case HostUpgradeBegun begun:
                _hosts[begun.Host].IsUpgrading = true;
                break;
            case HostUpgraded upgraded:
                (_hosts[upgraded.Host].Upgrade, _hosts[upgraded.Host].IsUpgrading, _hosts[upgraded.Host].Remarks) = (null, false, upgraded.Remarks);
                break;
            case HostUpgradeEnded ended:
                (_hosts[ended.Host].Upgrade, _hosts[ended.Host].IsUpgrading, _hosts[ended.Host].UpgradeProblem) = (null, false, ended.Problem);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static IEnumerable<Fact> CompactCare(HostRecord host)
    {
        if (host.Differences.Count > 0)
        {
            yield return new HostDrifted(host.Id, host.Differences);
        }

        if (host.UpgradeProblem is { } problem)
        {
            yield return new HostUpgradeEnded(host.Id, problem);
        }

        if (host.Upgrade is var (version, drains))
        {
            yield return new HostUpgradeWanted(host.Id, version, drains);
            if (host.IsUpgrading)
            {
                yield return new HostUpgradeBegun(host.Id);
            }
        }
    }

    private static HostLocated Located(HostRecord host) =>
        new(host.Id, host.Endpoint!, host.MemoryBytes, host.Cpus, host.Labels) { Remarks = host.Remarks, Engine = host.Engine };
}
