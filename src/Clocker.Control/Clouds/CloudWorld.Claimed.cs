using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Collections;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>Whoever claims the cloud is told of its hosts no more often than this.</summary>
    private static readonly TimeSpan GrantPause = TimeSpan.FromMilliseconds(100);

    private long _claimantEpoch;
    private CloudGranted? _granted;
    private HalfVersion _grantedVersion;
    private long _grantedAnswers;
    private bool _grantedIsSeen;
    private bool _hasHappened;
    private TimeSpan _grantAt;
    private TimeSpan _resendGrantAt;

    /// <summary>The half of the entity that claims this cloud: makes it, has more or fewer hosts, or ends it.</summary>
    private void Receive(Mail.CloudWanted wanted)
    {
        if (_plane.Length == 0 && wanted.Passed is var (plane, name))
        {
            Decided(new CloudCreated(name, plane) { Networks = Settled(wanted.Content?.Networks) });
        }

        if (_claimed is null || _claimed.Version < wanted.Version)
        {
            var before = _claimed?.Wanted?.Hosts ?? 0;
            Decided(new CloudClaimed(wanted.Claim, wanted.From, wanted.Version, wanted.Owner, wanted.Content));
            Follow(wanted.Content, before);
            Reconsider();
        }

        Send(new Mail.WantedSeen(Id, wanted.From, Epoch, wanted.Claim, wanted.Version));
        if (wanted.SenderEpoch > _claimantEpoch)
        {
            // A new life of the application knows nothing of what it was told before.
            (_claimantEpoch, _grantedIsSeen, _resendGrantAt) = (wanted.SenderEpoch, false, TimeSpan.Zero);
        }
    }

    private void Follow(CloudWanted? wanted, int before)
    {
        if (wanted is null)
        {
            Go(isForced: false);
        }
        else if (wanted.Hosts > before)
        {
            Add(wanted.Location, wanted.Hosts - before);
        }
        else
        {
            // None are wanted of one that is stopped: those go too that it got by itself.
            Size(Math.Max(0, _atLeast - (before - wanted.Hosts)), wanted.Location);
            Shrink(wanted.Hosts == 0 ? _hosts.Count : before - wanted.Hosts);
        }
    }

    /// <summary>The cloud goes with its hosts; asked again by force, those that their locations cannot take back go, too.</summary>
    private void Go(bool isForced)
    {
        if (!_isGoing)
        {
            Decided(new CloudGoing());
            Reconsider();
        }

        foreach (var host in _hosts.Values.ToArray())
        {
            Go(host, withData: isForced, isForced);
        }
    }

    /// <summary>Lets hosts go: those that nobody has yet, those that are drained, those with the least on them, the newest.</summary>
    private void Shrink(int count)
    {
        var leaving = _hosts.Values.Where(host => !host.IsGoing)
            .OrderBy(host => host.Endpoint is not null)
            .ThenBy(host => !host.IsDraining)
            .ThenBy(host => InstancesOn(host.Id).Count)
            .ThenByDescending(host => host.Number)
            .Take(count)
            .ToArray();
        foreach (var host in leaving)
        {
            Go(host, withData: false, isForced: false);
        }
    }

    /// <summary>Tells the entity that claims the cloud what there is, until it is seen.</summary>
    private void GrantCloud()
    {
        if (_claimed is null)
        {
            return;
        }

        if (_hasHappened && _grantAt <= Now.Elapsed)
        {
            (_hasHappened, _grantAt) = (false, Now.Elapsed + GrantPause);
            var granted = new CloudGranted(_hosts.Values.Select(Granted).ToValueList(), WaitingToGo(), null) { IsGone = IsGone, Headroom = _headroom };
            if (granted != _granted || _grantedAnswers != _claimed.Version)
            {
                (_granted, _grantedAnswers, _grantedVersion, _grantedIsSeen) = (granted, _claimed.Version, new(Epoch, ++_lastHalf), false);
                _resendGrantAt = TimeSpan.Zero;
            }
        }

        if (_granted is not null && !_grantedIsSeen && _resendGrantAt <= Now.Elapsed)
        {
            Send(new Mail.CloudGranted(Id, _claimed.Application, Epoch, _claimed.Claim, _grantedVersion, _grantedAnswers, _granted));
            _resendGrantAt = Now.Elapsed + ResendAfter;
        }

        if (_hasHappened)
        {
            WakeBy(_grantAt);
        }

        if (!_grantedIsSeen)
        {
            WakeBy(_resendGrantAt);
        }
    }

    private GrantedHost Granted(HostRecord host) => new(
        host.Id,
        host.Name,
        host is { IsReachable: true, IsGoing: false },
        host.Problem == HostRecord.NotAnswered ? null : host.Problem,
        InstancesOn(host.Id).Count)
    {
        IsLeaving = host.IsGoing,
    };

    private string? WaitingToGo()
    {
        if (!_isGoing || IsGone)
        {
            return null;
        }

        var holders = Holders();
        return holders.Count > 0
            ? $"{string.Join(", ", holders)} to be removed"
            : $"{string.Join(", ", _hosts.Values.Select(host => host.Name))} to leave";
    }

    /// <summary>The applications that have something here.</summary>
    private List<string> Holders() => [.. _claims.Values.Where(claim => claim.Wanted is not null || claim.Instances.Count > 0)
        .Select(claim => claim.Owner.ApplicationName).Distinct().Order(StringComparer.Ordinal)];
}
