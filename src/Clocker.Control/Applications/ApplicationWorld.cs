using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>An application: its entities, what they are told to be, and what they claim from a cloud.</summary>
public sealed partial class ApplicationWorld : World
{
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(1);

    private readonly TypeIndex _types;
    private readonly WorldId _plane;
    private readonly ApplicationScope _scope;
    private readonly ConfigDigest _digest;
    private readonly Planner _planner;

    // Durable.
    private readonly EntityTable _entities = new();
    private readonly List<ApplicationDeployed> _deployments = [];
    private long _idsGiven;
    private (bool WithVolumes, bool IsGone)? _going;

    // Observed.
    private readonly Attention _attention = new();
    private readonly Readers _readers = new();
    private readonly Externals _externals = new();
    private readonly SortedSet<(TimeSpan At, EntityId Entity)> _resends = [];
    private readonly SortedSet<EntityId> _newlyBlocked = [];
    private Departures? _departures;
    private bool _overSeen;
    private TimeSpan _overResendAt;

    /// <summary>An application without anything deployed.</summary>
    public ApplicationWorld(WorldId id, WorldId plane, IReadOnlyList<EntityType> types) : base(id)
    {
        _plane = plane;
        _types = new(types);
        _scope = new(_entities, _types) { Clock = () => Now.Elapsed, UsualLocation = () => Current?.Location, Destinations = () => Current?.Destinations ?? [], Externals = _externals };
        _digest = new(_scope, _types);
        _planner = new(_types);
    }

    private ApplicationDeployed? Current => _deployments is [.., var last] ? last : null;

    private EntityId Root => new(Id.Value);

    private string Name => Current!.Deployment.Name;

    /// <summary>Whether it had entities once and has none any more.</summary>
    public bool IsGone => _going is { IsGone: true };

    /// <inheritdoc />
    public override bool IsOver => IsGone && _overSeen;

    /// <inheritdoc />
    protected override void Handle(Input input)
    {
        switch (input)
        {
            case Input.Opened:
                Open();
                break;
            case Input.LookedUp looked:
                Learn(looked);
                break;
            case Input.Tick:
                break;
            case Input.Asked asked:
                By = asked.Request.By;
                Asked(asked.Id, asked.Request);
                break;
            case Input.Mailed mailed:
                Receive(mailed.Mail);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Asked(long id, Request request)
    {
        switch (request)
        {
            case Deploy deploy:
                Answer(id, Deploy(deploy));
                break;
            case AskConfig ask:
                Answer(id, _entities.TryGetValue(ask.Entity, out var asked)
                    ? new Answer<ValueList<ConfigEntry>>.Done(ConfigOf(asked))
                    : new Answer<ValueList<ConfigEntry>>.Refused(Refusal.NotFound, $"There is no entity {ask.Entity}."));
                break;
            case AskPlan ask:
                Answer(id, Plan(ask.Deploy));
                break;
            case Invoke invoke:
                Answer(id, Invoke(invoke));
                break;
            case Delete delete:
                Answer(id, Delete(delete));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private string Going => $"Application \"{Name}\" is being removed; wait until it is gone.";

    /// <summary>What a deployment would do; decides nothing.</summary>
    internal Answer<Foreseen> Plan(Deploy request)
    {
        var ids = GiveIds(request.Deployment).Ids;
        return (_going is not null ? Going : Moved(request, ids)) is { } refused
            ? new Answer<Foreseen>.Refused(Refusal.Conflict, refused)
            : new Answer<Foreseen>.Done(_planner.Foresee(request, _entities, ids));
    }

    private Answer<Deployed> Deploy(Deploy request)
    {
        var deployment = request.Deployment;
        var previous = Current?.Deployment;
        if (_going is not null)
        {
            return new Answer<Deployed>.Refused(Refusal.Conflict, Going);
        }

        if (previous is not null && previous.Origin != deployment.Origin && !deployment.Replace)
        {
            return new Answer<Deployed>.Refused(
                Refusal.Conflict,
                $"Application \"{deployment.Name}\" was deployed from {previous.Origin}, not from {deployment.Origin}; choose another name or say that it is to be replaced.");
        }

        var (ids, given) = GiveIds(deployment);
        if (Moved(request, ids) is { } moved)
        {
            return new Answer<Deployed>.Refused(Refusal.Conflict, moved);
        }

        var plan = _planner.Plan(deployment, _entities, ids);
        var stopped = _entities.Values.Where(entity => entity.Expected is Lifecycle.Stopping or Lifecycle.Stopped).ToList();
        var isElsewhere = request.Destinations.Any(destination => Current?.Destinations.GetValueOrDefault(destination.Key) != destination.Value);
        if (previous is null || isElsewhere || previous with { Replace = false } != deployment with { Replace = false })
        {
            Decided(new ApplicationDeployed(
                deployment, request.Destinations.GetValueOrDefault(request.Location)?.Cloud ?? new(""), request.Location, ids, given, Current?.CreatedAt ?? Now.Utc)
            {
                // What is going is still where it was.
                Destinations = (Current?.Destinations ?? []).Concat(request.Destinations).ToValueMap(),
            });
            ViewChanged();
        }

        foreach (var entity in _entities.Values.Where(entity => !entity.IsGoing).ToArray())
        {
            var isChanged = entity.Id == Root && plan.Steps.Any(step => step.Action is not PlanAction.Keep);
            if ((isChanged && entity.Expected != Lifecycle.Starting) || stopped.Contains(entity))
            {
                Expect(entity, Lifecycle.Starting, thenStart: false);
            }
        }

        AskAll();
        return new Answer<Deployed>.Done(new(Root, plan, previous));
    }

    /// <summary>What is somewhere cannot go elsewhere by a deployment, since its data would stay behind; null if nothing does.</summary>
    private string? Moved(Deploy request, ValueMap<EntityId> ids)
    {
        var records = Layout.Records(request.Deployment.Blueprint, ids, _entities, copy: true).ToDictionary(record => record.Id);
        var next = new ApplicationScope(records, _types) { UsualLocation = () => request.Location };
        foreach (var entity in _entities.Values.Where(entity => entity is { Wanted: not null, IsGoing: false }))
        {
            // What was made while the application runs is where it says, else where what it was made for is.
            var placed = entity;
            while (placed is { Spec.Location: null, IsMadeWith: not null })
            {
                placed = _entities[placed.Parent!.Value];
            }

            if ((placed.IsMadeWith is null ? next.LocationOf(placed.Id) : placed.Spec.Location) is not { } there || (placed.IsMadeWith is null && !records.ContainsKey(placed.Id)))
            {
                continue;
            }

            if (request.Destinations.GetValueOrDefault(there)?.Cloud != CloudOf(entity))
            {
                return $"{AddressOf(entity)} is deployed to \"{_scope.LocationOf(entity.Id)}\"; remove it before it goes to \"{there}\".";
            }
        }

        return null;
    }

    /// <summary>An id for each entity of a blueprint: the one it has, unless its type changed, else a new one.</summary>
    private (ValueMap<EntityId> Ids, long Given) GiveIds(Deployment deployment)
    {
        var given = _idsGiven;
        var known = _entities.Values.Where(entity => entity is { IsGoing: false, IsMadeWith: null }).ToDictionary(entity => (entity.Path, entity.Spec.Type), entity => entity.Id);
        var ids = new List<KeyValuePair<string, EntityId>>();
        foreach (var place in Layout.Of(deployment.Blueprint))
        {
            var id = place.Path.Length == 0 ? Root
                : known.TryGetValue((place.Path, place.Spec.Type), out var old) ? old
                : new($"{Id.Value}.{++given}");
            ids.Add(new(place.Path, id));
        }

        return (ids.ToValueMap(), given);
    }

    private Answer<Accepted> Invoke(Invoke request)
    {
        if (_going is not null)
        {
            return new Answer<Accepted>.Refused(Refusal.Conflict, Going);
        }

        if (!_entities.TryGetValue(request.Entity, out var entity) || entity.IsGoing)
        {
            return new Answer<Accepted>.Refused(Refusal.NotFound, $"Application \"{Name}\" has no entity {request.Entity}.");
        }

        if (request.Effector is not ("start" or "stop" or "restart"))
        {
            return Operate(entity, request);
        }

        foreach (var each in SelfAndDescendants(entity))
        {
            Tell(each, request.Effector);
        }

        return new Answer<Accepted>.Done(new());
    }

    private void Tell(EntityRecord entity, string effector)
    {
        switch (effector)
        {
            case "stop" when entity.Expected is not (Lifecycle.Stopping or Lifecycle.Stopped) || entity.ThenStart:
                Expect(entity, Lifecycle.Stopping, thenStart: false);
                break;
            case "start" when entity.Expected is Lifecycle.Stopping:
                Expect(entity, Lifecycle.Stopping, thenStart: true);
                break;
            case "start" when entity.Expected is Lifecycle.Stopped:
                Expect(entity, Lifecycle.Starting, thenStart: false);
                break;
            case "start" when entity.State is not Lifecycle.OnFire:
                break;
            case "start" or "restart":
                Expect(entity, Lifecycle.Stopping, thenStart: true);
                break;
            default:
                break;
        }
    }

    private Answer<Accepted> Delete(Delete request)
    {
        if (Current is null)
        {
            return new Answer<Accepted>.Refused(Refusal.NotFound, "Nothing is deployed under this name.");
        }

        if (_going is null)
        {
            Decided(new ApplicationGoing(request.WithVolumes));
            ViewChanged();
        }

        AskAll();
        return new Answer<Accepted>.Done(new());
    }

    private void Expect(EntityRecord entity, Lifecycle state, bool thenStart)
    {
        Decided(new EntityExpected(entity.Id, state, thenStart));
        entity.StartDeadline = TimeSpan.MaxValue;
        _attention.Ask(entity);
    }

    private IEnumerable<EntityRecord> SelfAndDescendants(EntityRecord entity) =>
        entity.Children.SelectMany(child => SelfAndDescendants(_entities[child])).Prepend(entity);
}
