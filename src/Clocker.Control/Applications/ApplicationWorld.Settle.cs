using Clocker.Control.Clouds;
using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

public sealed partial class ApplicationWorld
{
    /// <summary>An entity whose sensors follow from its own in a circle must not keep a world busy for ever.</summary>
    private const int MostRounds = 100_000;

    /// <summary>How long a start may have a problem, and wait for nothing else, before it counts as failed. It is tried on all the same.</summary>
    private static readonly TimeSpan ProblemGrace = TimeSpan.FromSeconds(5);

    private static readonly Next UnknownType = new() { Problems = ValueMap.Create<string>([new("type", "this server does not have its type")]) };

    /// <inheritdoc />
    protected override void Settle()
    {
        if (Current is null)
        {
            return;
        }

        foreach (var entity in _entities.Values.Where(entity => entity.Expected == Lifecycle.Starting))
        {
            if (entity.StartDeadline <= Now.Elapsed || entity.ProblemSince + ProblemGrace <= Now.Elapsed)
            {
                _dirty.Add(entity.Id);
            }
            else if (entity.StartDeadline != TimeSpan.MaxValue)
            {
                WakeBy(entity.StartDeadline);
            }
        }

        var rounds = 0;
        while (_dirty.Count > 0 && rounds++ < MostRounds)
        {
            var entity = _dirty.Min;
            _dirty.Remove(entity);
            if (_entities.TryGetValue(entity, out var record))
            {
                Ask(record);
            }
        }

        RefreshConfig();
        Release();
        Resend();
        Leave();
    }

    /// <summary>Config that reads sensors is shown as it is now, whether or not a behaviour reads it.</summary>
    private void RefreshConfig()
    {
        if (!_configMayHaveChanged)
        {
            return;
        }

        _configMayHaveChanged = false;
        foreach (var entity in _entities.Values.Where(entity => entity.Spec.Config.Values.Any(given => given is not Model.Expressions.Expression.Constant)))
        {
            entity.View = null;
        }
    }

    /// <summary>Asks an entity's behaviour, and decides what follows.</summary>
    private void Ask(EntityRecord entity)
    {
        if (entity.IsGoing || _going is not null)
        {
            entity.Next = entity.Next with { Waiting = entity.IsReleased ? null : entity.Granted?.Waiting, IsUp = null, IsStopped = entity.IsReleased };
            Publish(entity, Lifecycle.Stopping);
            return;
        }

        var view = new EntityView(entity, _scope, Name, Root);
        entity.Next = _types.Find(entity.Spec.Type)?.Behaviour.Next(view) ?? UnknownType;
        Watch(entity, view.Seen);
        if (_types.Find(entity.Spec.Type) is not null)
        {
            Claim(entity);
        }

        Progress(entity);
        Publish(entity, LifecycleRules.Actual(entity.Expected, entity.Next.IsUp, entity.Next.Problems.Count > 0));
    }

    /// <summary>Moves the expected state on when it is reached, or was not in time.</summary>
    private void Progress(EntityRecord entity)
    {
        var isCurrent = entity.WantedVersion == 0 || entity.GrantedAnswers == entity.WantedVersion;
        entity.ProblemSince = entity.Next.Problems.Count > 0 && WaitingOf(entity) is null ? entity.ProblemSince ?? Now.Elapsed : null;
        switch (entity.Expected)
        {
            case Lifecycle.Starting when entity.Next.IsUp == true && isCurrent && entity.Next.Problems.Count == 0:
                Expect(entity, Lifecycle.Running, thenStart: false);
                break;
            case Lifecycle.Starting when entity.StartDeadline <= Now.Elapsed || entity.ProblemSince + ProblemGrace <= Now.Elapsed:
                Expect(entity, Lifecycle.Running, thenStart: false);
                break;
            case Lifecycle.Starting when entity.StartDeadline == TimeSpan.MaxValue && entity.Wanted is { Goal: RunGoal.Running }:
                var timeout = new EntityView(entity, _scope, Name, Root).Config(StartKeys.Timeout);
                entity.StartDeadline = Now.Elapsed + ((timeout as Configured<TimeSpan>.Ready)?.Value ?? StartKeys.Timeout.Default);
                break;
            case Lifecycle.Stopping when entity.Next.IsStopped && isCurrent:
                Expect(entity, entity.ThenStart ? Lifecycle.Starting : Lifecycle.Stopped, thenStart: false);
                break;
            default:
                break;
        }

        if (entity.Expected == Lifecycle.Starting && entity.ProblemSince is { } since)
        {
            WakeBy(since + ProblemGrace);
        }
    }

    /// <summary>Turns what the behaviour wants into the application's half of the claim. What follows from the same config as before stays as it was made.</summary>
    private void Claim(EntityRecord entity)
    {
        var digest = entity.Digest ??= _digest.HashOf(entity);
        var pinned = entity.Wanted;
        switch (entity.Next.Container)
        {
            case { } wanted when pinned is null || digest != entity.WantedDigest || wanted.Spec == pinned.Spec:
                entity.Drift = [];
                if (wanted != pinned || digest != entity.WantedDigest)
                {
                    var isNew = pinned is not null && pinned.Spec != wanted.Spec;
                    Want(entity, wanted, digest);
                    if (isNew && entity.Expected == Lifecycle.Running)
                    {
                        Expect(entity, Lifecycle.Starting, thenStart: false);
                    }
                }

                break;
            case { } drifted:
                entity.Drift = SpecChanges.Between(pinned.Spec, drifted.Spec).ToValueList();
                Aim(entity, drifted.Goal);
                break;
            case null when pinned is not null && entity.Next.Keep is { } goal:
                Aim(entity, goal);
                break;
            case null when pinned is not null:
                Want(entity, null, digest);
                break;
            default:
                break;
        }
    }

    private void Aim(EntityRecord entity, RunGoal goal)
    {
        if (entity.Wanted!.Goal != goal)
        {
            Want(entity, entity.Wanted with { Goal = goal }, entity.WantedDigest);
        }
    }

    private void Want(EntityRecord entity, ContainerWanted? wanted, string digest)
    {
        Decided(new EntityWants(entity.Id, entity.WantedVersion + 1, wanted, digest));
        entity.ResendAt = TimeSpan.Zero;
    }

    /// <summary>Sets an entity's sensors; whoever reads them, and its parent, is asked again if they changed.</summary>
    private void Publish(EntityRecord entity, Lifecycle state)
    {
        var sensors = entity.Next.Sensors
            .Append(new(CommonSensors.EntityIdentity.Name, Value.Of(entity.Id.Value)))
            .Append(new(CommonSensors.ApplicationIdentity.Name, Value.Of(Root.Value)))
            .Append(new(CommonSensors.State.Name, Value.Of(state.Name())))
            .Append(new(CommonSensors.ExpectedState.Name, Value.Of(entity.Expected.Name())))
            .Append(new(CommonSensors.NotUpIndicators.Name, Texts(entity.Next.NotUp)))
            .Append(new(CommonSensors.Problems.Name, Texts(entity.Next.Problems)));
        if (entity.Next.IsUp is { } isUp)
        {
            sensors = sensors.Append(new(CommonSensors.IsUp.Name, Value.Of(isUp)));
        }

        var published = sensors.ToValueMap();
        var isSame = published.Equals(entity.Sensors) && state == entity.State;
        if (state != entity.State)
        {
            (entity.State, entity.StateSince) = (state, Now.Utc);
        }

        if (!isSame)
        {
            entity.Sensors = published;
            _dirty.UnionWith(_readers.GetValueOrDefault(entity.Id) ?? []);
            if (entity.Parent is { } parent)
            {
                _dirty.Add(parent);
            }
        }

        if (!isSame || entity.View is not { } view || view.Waiting != WaitingOf(entity) || view.Instance != entity.Granted?.Current
            || view.Spec != entity.Wanted?.Spec || !view.Drift.Equals(entity.Drift))
        {
            entity.View = null;
            _configMayHaveChanged |= !isSame;
            ViewChanged();
        }
    }

    private static Value.Fields Texts(ValueMap<string> texts) => new(texts.ToValueMap(text => text.Key, text => Value.Of(text.Value)));

    private void Watch(EntityRecord entity, HashSet<EntityId> seen)
    {
        foreach (var no in entity.Reads.Except(seen))
        {
            _readers[no].Remove(entity.Id);
        }

        foreach (var read in seen.Except(entity.Reads))
        {
            if (!_readers.TryGetValue(read, out var readers))
            {
                _readers[read] = readers = [];
            }

            readers.Add(entity.Id);
        }

        entity.Reads = seen;
    }

    /// <summary>Gives up the claims of what is going: an entity's once nobody that refers to it has one any more.</summary>
    private void Release()
    {
        var going = _entities.Values.Where(entity => entity.IsGoing || _going is { IsGone: false }).ToArray();
        if (going.Length == 0)
        {
            return;
        }

        _references ??= _entities.Values.ToDictionary(entity => entity.Id, _digest.References);
        foreach (var entity in going)
        {
            if (entity.Wanted is not null && !going.Any(other => other != entity && !other.IsReleased && RefersTo(other, entity) && !IsCircle(entity, other)))
            {
                Want(entity, null, "");
            }
        }

        if (_going is null)
        {
            foreach (var gone in going.Where(entity => entity.IsReleased))
            {
                Decided(new EntityGone(gone.Id));
                ViewChanged();
            }
        }
        else if (_going is { IsGone: false } && going.All(entity => entity.IsReleased))
        {
            Decided(new ApplicationGone());
            ViewChanged();
        }
    }

    private bool RefersTo(EntityRecord from, EntityRecord to) => _references!.GetValueOrDefault(from.Id)?.Contains(to.Id) == true;

    /// <summary>Two that refer to each other need not wait for each other.</summary>
    private bool IsCircle(EntityRecord one, EntityRecord other)
    {
        var reached = new HashSet<EntityId>();
        var next = new Stack<EntityId>([one.Id]);
        while (next.TryPop(out var id))
        {
            foreach (var target in _references!.GetValueOrDefault(id) ?? [])
            {
                if (reached.Add(target))
                {
                    next.Push(target);
                }
            }
        }

        return reached.Contains(other.Id);
    }

    /// <summary>Tells the cloud what it has not confirmed yet.</summary>
    private void Resend()
    {
        foreach (var entity in _entities.Values.Where(entity => entity.WantedSeen < entity.WantedVersion))
        {
            if (entity.ResendAt <= Now.Elapsed)
            {
                Send(new Mail.Wanted(
                    Id, Current!.Cloud, Epoch, entity.Id, entity.WantedVersion, new(Root, Name, AddressOf(entity), entity.Spec.Handle), entity.Wanted, EndOf(entity)));
                entity.ResendAt = Now.Elapsed + ResendAfter;
            }

            WakeBy(entity.ResendAt);
        }
    }

    private ClaimEnd EndOf(EntityRecord entity) => (entity.Wanted, _going) switch
    {
        (null, { WithVolumes: true }) => ClaimEnd.ApplicationAndVolumes,
        (null, not null) => ClaimEnd.Application,
        _ => ClaimEnd.Claim,
    };

    /// <summary>Tells the plane that the application is over, until it knows.</summary>
    private void Leave()
    {
        if (!IsGone || _overSeen)
        {
            return;
        }

        if (_overResendAt <= Now.Elapsed)
        {
            Send(new Mail.ApplicationOver(Id, _plane, Epoch));
            _overResendAt = Now.Elapsed + ResendAfter;
        }

        WakeBy(_overResendAt);
    }

    private void Receive(Mail mail)
    {
        switch (mail)
        {
            case Mail.WantedSeen seen:
                if (_entities.TryGetValue(seen.Claim, out var told) && told.WantedSeen < seen.Version)
                {
                    told.WantedSeen = seen.Version;
                }

                break;
            case Mail.Granted granted:
                Send(new Mail.GrantedSeen(Id, granted.From, Epoch, granted.Claim, granted.Version));
                if (_entities.TryGetValue(granted.Claim, out var entity) && entity.GrantedVersion.CompareTo(granted.Version) < 0)
                {
                    (entity.GrantedVersion, entity.GrantedAnswers, entity.Granted) = (granted.Version, granted.AnswersVersion, granted.Content);
                    _dirty.Add(entity.Id);
                }

                break;
            case Mail.OverSeen:
                _overSeen = true;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private string AddressOf(EntityRecord entity) => entity.Path.Length == 0 ? Name
        : _entities.Values.Any(other => other != entity && !other.IsGoing && other.Path.Length > 0 && other.Spec.Handle == entity.Spec.Handle)
            ? $"{Name}/{entity.Path}"
            : $"{Name}/{entity.Spec.Handle}";
}
