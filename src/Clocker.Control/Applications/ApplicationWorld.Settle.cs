using Clocker.Control.Clouds;
using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Groups;
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

        _attention.Wake(Now.Elapsed, _scope.Record);
        var rounds = 0;
        do
        {
            while (rounds++ < MostRounds && _attention.Take() is { } entity)
            {
                if (_entities.TryGetValue(entity, out var record))
                {
                    Ask(record);
                    _attention.Rest(record);
                }
            }
        }
        while (FindCircles());

        Release();
        Resend();
        Leave();
        LookUp();
        if (_attention.NextAt is { } next)
        {
            WakeBy(next);
        }
    }

    /// <summary>Asks an entity's behaviour, and decides what follows.</summary>
    private void Ask(EntityRecord entity)
    {
        if (entity.IsGoing || _going is not null)
        {
            entity.Next = entity.Next with { Waiting = entity.IsReleased ? null : entity.WaitingThere, IsUp = null, IsStopped = entity.IsReleased };
            Block(entity, EntityRecord.NotBlocked);
            Publish(entity, Lifecycle.Stopping);
            return;
        }

        var view = new EntityView(entity, _scope, Name, Root);
        var type = _types.Find(entity.Spec.Type);
        entity.Next = Shared(entity, PortParameters.AddTo(type?.Behaviour.Next(view) ?? UnknownType, entity, view));
        if (entity.Circle is { } circle)
        {
            entity.Next = entity.Next with { Waiting = null, Problems = entity.Next.Problems.With("waits", circle) };
        }

        Remember(entity, view);
        Arrange(entity);
        if (type is { Declaration.Asks: Asks.Hosts })
        {
            ClaimCloud(entity);
        }
        else if (type is not null)
        {
            Claim(entity);
        }

        Progress(entity);
        Publish(entity, LifecycleRules.Actual(entity.Expected, entity.Next.IsUp, entity.Next.Problems.Count > 0));
    }

    /// <summary>What is equal to what is known already is kept once: in a large application, what each entity said last would be most of its memory.</summary>
    private static Next Shared(EntityRecord entity, Next now) => now with
    {
        Container = now.Container == entity.Wanted ? entity.Wanted : now.Container,
        Sensors = now.Sensors.Equals(entity.Next.Sensors) ? entity.Next.Sensors : now.Sensors,
    };

    /// <summary>Remembers what the behaviour looked at, what it waits for, and when it wants to be asked again.</summary>
    private void Remember(EntityRecord entity, EntityView view)
    {
        var seen = view.Seen;
        _readers.Watch(entity.Id, seen, entity.Reads);
        entity.Reads = seen;
        if (view.Waits.Count > 0 || entity.Waits.Count > 0)
        {
            entity.Waits = view.Waits.ToDictionary(on => on, on => entity.Waits.TryGetValue(on, out var since) ? since : Now.Elapsed);
        }

        if (view.WakeAt is { } at)
        {
            _attention.AskAt(at, entity);
        }

        Block(entity, view.Blocking);
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
            case Lifecycle.Starting when entity.StartDeadline == TimeSpan.MaxValue && (entity.Wanted is { Goal: RunGoal.Running } || entity.WantedCloud is not null):
                var timeout = new EntityView(entity, _scope, Name, Root).Config(StartKeys.Timeout);
                entity.StartDeadline = Later((timeout as Configured<TimeSpan>.Ready)?.Value ?? StartKeys.Timeout.Default);
                _attention.AskAt(entity.StartDeadline, entity);
                break;
            case Lifecycle.Stopping when entity.Next.IsStopped && isCurrent:
                Expect(entity, entity.ThenStart ? Lifecycle.Starting : Lifecycle.Stopped, thenStart: false);
                break;
            default:
                break;
        }

        if (entity.Expected == Lifecycle.Starting && entity.ProblemSince is { } since)
        {
            _attention.AskAt(since + ProblemGrace, entity);
        }
    }

    private TimeSpan Later(TimeSpan length) => length < TimeSpan.MaxValue - Now.Elapsed ? Now.Elapsed + length : TimeSpan.MaxValue;

    /// <summary>Turns what the behaviour wants into the application's half of the claim. What follows from the same config as before stays as it was made.</summary>
    private void Claim(EntityRecord entity)
    {
        var digest = entity.Digest ??= _digest.HashOf(entity);
        var pinned = entity.Wanted;
        switch (Located(entity))
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

    /// <summary>The container that the behaviour wants, with what only the application knows of its place.</summary>
    private ContainerWanted? Located(EntityRecord entity) => entity.Next.Container is { } container
        ? container with
        {
            Host = _scope.DestinationOf(entity.Id)?.Host,
            Placement = container.Placement with { Type = entity.Spec.Type, Name = entity.Spec.Name, Parent = entity.Parent?.Value ?? "" },
        }
        : null;

    /// <summary>Turns the cloud that the behaviour wants into the application's half of the claim.</summary>
    private void ClaimCloud(EntityRecord entity)
    {
        var wanted = entity.Next.Cloud is { } cloud ? cloud with { Location = _scope.LocationOf(entity.Id) ?? "" } : null;
        if (wanted != entity.WantedCloud && (wanted is not null || entity.Next.Keep is null))
        {
            WantCloud(entity, wanted);
        }
    }

    private void WantCloud(EntityRecord entity, CloudWanted? wanted)
    {
        Decided(new EntityWantsCloud(entity.Id, entity.WantedVersion + 1, wanted));
        SendAt(TimeSpan.Zero, entity);
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
        entity.TimesSent = 0;
        SendAt(TimeSpan.Zero, entity);
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
        if (entity.Ordinal is { } number)
        {
            sensors = sensors
                .Append(new(GroupSensors.IsMember.Name, Value.Of(true)))
                .Append(new(GroupSensors.Cluster.Name, Value.Of(entity.Parent!.Value.Value)))
                .Append(new(GroupSensors.MemberId.Name, Value.Of(number)));
        }

        if (entity.Next.IsUp is { } isUp)
        {
            sensors = sensors.Append(new(CommonSensors.IsUp.Name, Value.Of(isUp)));
        }

        var published = sensors.ToValueMap();
        var isSame = published.Equals(entity.Sensors) && state == entity.State;
        if (state != entity.State)
        {
            (entity.State, entity.StateSince, entity.StateAt) = (state, Now.Utc, Now.Elapsed);
        }

        if (!isSame)
        {
            var before = entity.Sensors;
            entity.Sensors = published;
            Changed(entity, before);
        }

        if (!isSame || entity.View is not { } view || view.Waiting != WaitingOf(entity) || view.Instance != entity.Granted?.Current
            || view.Spec != entity.Wanted?.Spec || !view.Drift.Equals(entity.Drift))
        {
            entity.View = null;
            ViewChanged();
        }
    }

    /// <summary>Whoever reads a sensor that changed is asked again, and the parent.</summary>
    private void Changed(EntityRecord entity, ValueMap<Value> before)
    {
        foreach (var sensor in before.Keys.Union(entity.Sensors.Keys))
        {
            if (!Equals(before.GetValueOrDefault(sensor), entity.Sensors.GetValueOrDefault(sensor)))
            {
                Changed(new Dependency(entity.Id, sensor));
            }
        }

        foreach (var reader in _readers.Of(new(entity.Id, "")))
        {
            Ask(reader);
        }

        if (entity.Parent is { } parent)
        {
            Ask(parent);
        }
    }

    /// <summary>Asks those again whose behaviour read it.</summary>
    private void Changed(Dependency dependency)
    {
        foreach (var reader in _readers.Of(dependency))
        {
            Ask(reader);
        }
    }

    private void Ask(EntityId entity)
    {
        if (_entities.TryGetValue(entity, out var record))
        {
            _attention.Ask(record);
        }
    }

    private void AskAll()
    {
        foreach (var entity in _entities.Values)
        {
            _attention.Ask(entity);
        }
    }

    /// <summary>A new life has seen nothing yet.</summary>
    private void Open()
    {
        AskAll();
        foreach (var entity in _entities.Values.Where(entity => entity.WantedSeen < entity.WantedVersion))
        {
            SendAt(TimeSpan.Zero, entity);
        }
    }

    private static Value.Fields Texts(ValueMap<string> texts) => new(texts.ToValueMap(text => text.Key, text => Value.Of(text.Value)));

    /// <summary>Gives up the claims of what is going: an entity's once nobody that refers to it has one any more.</summary>
    private void Release()
    {
        _departures ??= new(_entities.Values.Where(entity => entity.IsGoing || _going is { IsGone: false }), _entities.Values, _digest);
        foreach (var entity in _departures.TakeFree())
        {
            if (entity.Wanted is not null)
            {
                Want(entity, null, "");
            }
            else if (entity.WantedCloud is not null)
            {
                WantCloud(entity, null);
            }
        }

        if (_departures.TakeReleased() is { Count: > 0 } released && _going is null)
        {
            foreach (var gone in released)
            {
                Decided(new EntityGone(gone.Id));
                _readers.Watch(gone.Id, EntityRecord.NotBlocked, gone.Reads);
                ViewChanged();
            }
        }
        else if (_going is { IsGone: false } && _departures.IsOver)
        {
            Decided(new ApplicationGone());
            ViewChanged();
        }
    }

    private void SendAt(TimeSpan at, EntityRecord entity)
    {
        entity.ResendAt = at;
        _resends.Add((at, entity.Id));
    }

    /// <summary>Tells the cloud what it has not confirmed yet.</summary>
    private void Resend()
    {
        while (_resends.Count > 0 && _resends.Min is var (at, id) && at <= Now.Elapsed)
        {
            _resends.Remove((at, id));
            if (_entities.TryGetValue(id, out var entity) && entity.WantedSeen < entity.WantedVersion && entity.ResendAt == at)
            {
                var owner = new ClaimOwner(Root, Name, AddressOf(entity), entity.Handle);
                Send(entity.ClaimsCloud
                    ? new Mail.CloudWanted(Id, _plane, Epoch, entity.Id, entity.WantedVersion, owner, entity.WantedCloud)
                    : new Mail.Wanted(Id, CloudOf(entity), Epoch, entity.Id, entity.WantedVersion, owner, entity.Wanted, EndOf(entity)));
                SendAt(Now.Elapsed + Resending.After(++entity.TimesSent), entity);
            }
        }

        if (_resends.Count > 0)
        {
            WakeBy(_resends.Min.At);
        }
    }

    /// <summary>The cloud that an entity claims from; journals of before knew only one for all.</summary>
    private WorldId CloudOf(EntityRecord entity) => _scope.DestinationOf(entity.Id)?.Cloud ?? Current!.Cloud;

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
            Send(new Mail.Over(Id, _plane, Epoch));
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
                    _attention.Ask(entity);
                    _departures?.Look(entity);
                }

                break;
            case Mail.CloudGranted granted:
                Send(new Mail.CloudGrantedSeen(Id, granted.From, Epoch, granted.Claim, granted.Version));
                if (_entities.TryGetValue(granted.Claim, out var claiming) && Accept(claiming, granted))
                {
                    _attention.Ask(claiming);
                    _departures?.Look(claiming);
                }

                break;
            case Mail.OverSeen:
                _overSeen = true;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Takes the other half of a claim to a cloud: the plane's word counts until the cloud has answered as much.</summary>
    private bool Accept(EntityRecord entity, Mail.CloudGranted granted)
    {
        var isNewer = granted.From == entity.GrantedBy ? entity.GrantedVersion.CompareTo(granted.Version) < 0
            : granted.From == _plane ? granted.AnswersVersion > entity.GrantedAnswers
            : granted.AnswersVersion >= entity.GrantedAnswers;
        if (isNewer)
        {
            (entity.GrantedBy, entity.GrantedVersion, entity.GrantedAnswers, entity.GrantedCloud) = (granted.From, granted.Version, granted.AnswersVersion, granted.Content);
        }

        return isNewer;
    }

    private string AddressOf(EntityRecord entity) => entity.Path.Length == 0 ? Name
        : _scope.Index.IsShared(entity)
            ? $"{Name}/{entity.Path}"
            : $"{Name}/{entity.Handle}";
}
