using Clocker.Control.Applications;
using Clocker.Control.Clouds;
using Clocker.Control.Journals;
using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Identity;
using Clocker.Model.Values;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Journals;

namespace Clocker.Simulation.Scenarios;

/// <summary>What must hold: after every step, when everything has settled, and when nothing is left.</summary>
internal sealed class Invariants(IReadOnlyList<SimulatedEngine> engines, SimulatedJournal journal)
{
    private const int Assigned = 1;
    private const int Launched = 2;
    private const int Retired = 3;
    private const int Removed = 4;

    private readonly Dictionary<(EntityId Claim, int Incarnation), int> _phases = [];
    private readonly Dictionary<EntityId, int> _incarnations = [];
    private readonly SortedDictionary<WorldId, (long Epoch, long Version)> _versions = [];
    private readonly Dictionary<WorldId, string> _names = [];
    private readonly HashSet<WorldId> _endingWithVolumes = [];
    private readonly Dictionary<(WorldId Cloud, string Network, string Address), string> _addresses = [];
    private readonly HashSet<(string Application, string Volume)> _doomed = [];
    private readonly Dictionary<EntityId, string> _made = [];
    private readonly Dictionary<(EntityId Cluster, int Ordinal), EntityId> _members = [];
    private readonly HashSet<EntityId> _goneEntities = [];
    private int _rowsSeen;

    /// <summary>What was violated first; null if nothing.</summary>
    public string? Violation { get; private set; }

    /// <summary>Checks what must hold after every step.</summary>
    public bool Hold()
    {
        for (; _rowsSeen < journal.Rows.Count && Violation is null; _rowsSeen++)
        {
            Check(journal.Rows[_rowsSeen]);
        }

        foreach (var engine in engines)
        {
            if (!engine.HasStrangers)
            {
                Violation ??= $"a stranger's container on {engine.Name} was touched";
            }
        }

        return Violation is null;
    }

    /// <summary>Whether what is on the engines is what an application asks for.</summary>
    public bool IsAsAsked(ApplicationView application) => application.Entities.All(entity =>
        entity.State is Lifecycle.Running or Lifecycle.Stopped
        && (entity.Image is null || Containers(entity.Id) is [{ } only]
            && only.Status == (entity.State == Lifecycle.Running ? ContainerStatus.Running : ContainerStatus.Exited)
            && entity.Instance?.ContainerName == only.Name));

    /// <summary>Whether an application has the entities that its blueprint says, and each cluster as many members as it says itself, but for those that are aside.</summary>
    public static bool HasAll(ApplicationView application, Blueprint blueprint)
    {
        var clusters = application.Entities.Where(entity => entity.Type == DynamicClusterDeclaration.TypeName).ToList();
        var made = clusters.ToDictionary(cluster => cluster.Id, cluster => application.Entities.Count(entity => entity.Parent == cluster.Id));
        return application.Entities.Count(entity => !IsMade(application, entity)) == blueprint.Root.SelfAndDescendants().Count()
            && clusters.All(cluster => made[cluster.Id] == Count(cluster, GroupSensors.Members) + Count(cluster, GroupSensors.Quarantined));
    }

    private static bool IsMade(ApplicationView application, EntityStatus entity)
    {
        for (EntityStatus? at = entity; at is not null; at = application.Entities.FirstOrDefault(above => above.Id == at.Parent))
        {
            if (at.Sensors.ContainsKey(GroupSensors.IsMember.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static int Count(EntityStatus cluster, Sensor list) => cluster.Sensors.GetValueOrDefault(list.Name) is Value.Sequence members ? members.Items.Count : 0;

    /// <summary>When everything has settled: one container for each entity, no orphan, and the live worlds are what their facts fold to.</summary>
    public void CheckSettled(ControlPlane plane)
    {
        var entities = plane.Applications.SelectMany(application => application.Entities).Where(entity => entity.Image is not null).ToList();
        Require(
            Claimed(engines.SelectMany(engine => engine.Containers)).All(container => entities.Count(entity => entity.Id.Value == container.Labels[Labels.Claim]) == 1),
            "a container belongs to no entity");
        Require(
            entities.All(entity => Containers(entity.Id).Count == 1),
            "an entity has no container, or two");
        Require(
            Ours(engines.SelectMany(engine => engine.Networks), network => network.Labels)
                .All(network => plane.Applications.Any(application => application.Id.Value == network.Labels[Labels.Claim])),
            "a network belongs to no application");
        foreach (var engine in engines.Where(engine => engine.IsUp))
        {
            CheckNames(engine);
        }

        CheckReplay(plane);
    }

    /// <summary>When all applications are gone: nothing of ours is left but volumes.</summary>
    public void CheckEmpty()
    {
        Require(!Claimed(engines.SelectMany(engine => engine.Containers)).Any(), "a container was left behind");
        Require(_addresses.Count == 0, $"addresses were not given back: {string.Join(", ", _addresses)}");
        Require(!Ours(engines.SelectMany(engine => engine.Networks), network => network.Labels).Any(), "a network was left behind");
    }

    /// <summary>When an application is gone, no network of its own is left; whoever waited for its end finds nothing.</summary>
    public void CheckGone(EntityId application) => Require(
        !Ours(engines.SelectMany(engine => engine.Networks), network => network.Labels).Any(network => network.Labels[Labels.Claim] == application.Value),
        $"the network of {application} was left behind");

    /// <summary>Replaying the journal gives the live state, byte for byte; and so do the compacted facts.</summary>
    public void CheckReplay(ControlPlane plane)
    {
        foreach (var live in plane.Worlds)
        {
            var folded = plane.Create(live.Id);
            foreach (var fact in journal.Rows.Where(row => row.World == live.Id).SelectMany(row => JournalJson.Read(row.Batch.Span)).SelectMany(entry => entry.Facts))
            {
                folded.Apply(fact);
            }

            var compacted = plane.Create(live.Id);
            foreach (var fact in live.Compact())
            {
                compacted.Apply(fact);
            }

            var text = JournalJson.Text(live.Compact());
            Require(text == JournalJson.Text(folded.Compact()), $"the journal of {live.Id} folds to something else than lives:\n{text}\n---\n{JournalJson.Text(folded.Compact())}");
            Require(text == JournalJson.Text(compacted.Compact()), $"the compacted facts of {live.Id} fold to something else:\n{text}\n---\n{JournalJson.Text(compacted.Compact())}");
        }
    }

    /// <summary>On each host, each network has the names of its running containers and no others, and reaches the other hosts that have it.</summary>
    private void CheckNames(SimulatedEngine engine)
    {
        foreach (var network in engine.Told.Values.SelectMany(told => told.Networks))
        {
            var running = Claimed(engines.SelectMany(other => other.Containers)).Where(container => container.Labels[Labels.Application] == network.Title && container.Status == ContainerStatus.Running)
                .SelectMany(container => container.Addresses.Values).Order(StringComparer.Ordinal);
            var named = network.Names.Values.SelectMany(addresses => addresses).Distinct().Order(StringComparer.Ordinal);
            Require(running.SequenceEqual(named), $"on {engine.Name}, network {network.Name} names {string.Join(", ", named)} where {string.Join(", ", running)} run");
        }
    }

    private void Check(Model.Journals.JournalRow row)
    {
        var last = _versions.GetValueOrDefault(row.World);
        Require(row.Version == last.Version + 1 && row.Epoch >= last.Epoch, $"row {row.Position} of {row.World} does not follow: a stale owner wrote");
        _versions[row.World] = (row.Epoch, row.Version);
        foreach (var fact in JournalJson.Read(row.Batch.Span).SelectMany(entry => entry.Facts))
        {
            Check(row.World, fact);
        }
    }

    /// <summary>A container only moves on: assigned, launched (again if it was told to stop), finished or not, retired, removed; and the next one has a higher number. A volume goes only if its application was to go with it.</summary>
    private void Check(WorldId world, Fact fact)
    {
        switch (fact)
        {
            case ApplicationDeployed deployed:
                _names[world] = deployed.Deployment.Name;
                break;
            case EntityMade made:
                foreach (var (path, id) in made.Entities)
                {
                    Require(_made.TryAdd(id, path) || _made[id] == path, $"{made} gives the id {id} again");
                }

                Require(_members.TryAdd((made.Entity, made.Ordinal), made.Entities[made.Path]) || _members[(made.Entity, made.Ordinal)] == made.Entities[made.Path], $"{made} gives a number again");
                break;
            case EntityGone gone:
                Require(_goneEntities.Add(gone.Entity), $"{gone} twice");
                break;
            case EntityWants { Wanted: not null } wants:
                Require(!_goneEntities.Contains(wants.Entity), $"{wants.Entity} is gone and wants a container");
                break;
            case ApplicationGoing { WithVolumes: true }:
                _endingWithVolumes.Add(world);
                break;
            case ApplicationGone:
                _endingWithVolumes.Remove(world);
                break;
            case VolumeDoomed doomed:
                Require(_endingWithVolumes.Any(ending => _names[ending] == doomed.Application), $"nobody asked for {doomed}");
                _doomed.Add((doomed.Application, doomed.Volume));
                break;
            case VolumeRemoved removed:
                Require(_doomed.Remove((removed.Application, removed.Volume)), $"nobody asked for {removed}");
                break;
            case InstanceAssigned assigned:
                Require(assigned.Incarnation > _incarnations.GetValueOrDefault(assigned.Claim), $"{assigned} repeats a number");
                _incarnations[assigned.Claim] = assigned.Incarnation;
                MoveOn(assigned.Claim, assigned.Incarnation, Assigned);
                foreach (var (network, address) in assigned.Addresses.SelectMany(given => given.Value.Select(address => (given.Key, address))))
                {
                    Require(_addresses.TryAdd((world, network, address), $"{assigned.Claim}/{assigned.Incarnation}"), $"{assigned} gets an address that another has");
                }

                break;
            case InstanceLaunched launched:
                MoveOn(launched.Claim, launched.Incarnation, Launched);
                break;
            case ClaimWanted { Wanted.Goal: RunGoal.Stopped } stopped:
                foreach (var container in _phases.Where(pair => pair.Key.Claim == stopped.Claim && pair.Value == Launched).Select(pair => pair.Key).ToList())
                {
                    _phases[container] = Assigned;
                }

                break;
            case InstanceRetired retired:
                MoveOn(retired.Claim, retired.Incarnation, Retired);
                break;
            case InstanceRemoved removed:
                MoveOn(removed.Claim, removed.Incarnation, Removed);
                foreach (var held in _addresses.Where(held => held.Value == $"{removed.Claim}/{removed.Incarnation}").ToList())
                {
                    _addresses.Remove(held.Key);
                }

                break;
            default:
                break;
        }
    }

    private void MoveOn(EntityId claim, int incarnation, int phase)
    {
        Require(_phases.GetValueOrDefault((claim, incarnation)) < phase, $"container {incarnation} of {claim} moved back to phase {phase}");
        _phases[(claim, incarnation)] = phase;
    }

    private List<ContainerSnapshot> Containers(EntityId entity) =>
        [.. engines.SelectMany(engine => engine.Containers).Where(container => container.Labels.GetValueOrDefault(Labels.Claim) == entity.Value)];

    private static IEnumerable<ContainerSnapshot> Claimed(IEnumerable<ContainerSnapshot> containers) =>
        Ours(containers, container => container.Labels).Where(container => container.Labels.ContainsKey(Labels.Claim));

    private static IEnumerable<T> Ours<T>(IEnumerable<T> things, Func<T, IReadOnlyDictionary<string, string>> labels) =>
        things.Where(thing => labels(thing).ContainsKey(Labels.Plane));

    private void Require(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            Violation ??= otherwise;
            throw new ScenarioException(otherwise);
        }
    }
}
