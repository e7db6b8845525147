using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Compares a deployment with what was deployed before.</summary>
internal sealed class Planner(TypeIndex types)
{
    /// <summary>What becomes of each entity, dependencies first, removals last.</summary>
    public Plan Plan(Deployment deployment, IReadOnlyDictionary<EntityId, EntityRecord> existing, ValueMap<EntityId> ids) =>
        Compare(deployment, existing, ids, null).Plan;

    /// <summary>The plan, with what clouds have to be asked about the places of its containers.</summary>
    public Foreseen Foresee(Deploy request, IReadOnlyDictionary<EntityId, EntityRecord> existing, ValueMap<EntityId> ids) =>
        Compare(request.Deployment, existing, ids, request);

    private Foreseen Compare(Deployment deployment, IReadOnlyDictionary<EntityId, EntityRecord> existing, ValueMap<EntityId> ids, Deploy? request)
    {
        var wanted = Layout.Records(deployment.Blueprint, ids, existing, copy: true);
        var scope = new ApplicationScope(wanted.ToDictionary(record => record.Id), types) { UsualLocation = () => request?.Location, Destinations = () => request?.Destinations ?? [] };
        var before = new ConfigDigest(new(existing, types), types);
        var after = new ConfigDigest(scope, types);

        var ordered = DependenciesFirst(wanted, after);
        var steps = ordered.ConvertAll(record => existing.TryGetValue(record.Id, out var known) && !known.IsGoing
            ? Change(deployment.Name, known, record, before, after)
            : new PlanStep(PlanAction.Create, Address(deployment.Name, record), "it is new"));
        var removals = existing.Values
            .Where(record => record is { IsGoing: false, IsMadeWith: null } && !scope.Has(record.Id))
            .OrderByDescending(record => record.Order)
            .Select(record => new PlanStep(PlanAction.Remove, Address(deployment.Name, record), "the blueprint no longer has it"));
        var questions = request is null ? [] : ordered
            .Select((record, step) => (step, Question: steps[step].Action is PlanAction.Create or PlanAction.Recreate ? Question(deployment.Name, ids[""], record, scope) : null))
            .Where(asked => asked.Question is not null)
            .Select(asked => (asked.step, asked.Question!));
        return new(new([.. steps, .. removals]), questions.ToValueList());
    }

    /// <summary>What to ask about the place of an entity's container; null if it has none, or if its cloud is yet to be made.</summary>
    private PlacementQuestion? Question(string application, EntityId root, EntityRecord record, ApplicationScope scope) =>
        scope.DestinationOf(record.Id) is { } destination && types.Find(record.Spec.Type)?.Behaviour.Sketch(new EntityView(record, scope, application, root)) is { } sketch
            ? new(
                destination.Cloud,
                record.Id,
                new(root, application, Address(application, record), record.Spec.Handle),
                sketch with
                {
                    Host = destination.Host,
                    Placement = sketch.Placement with { Type = record.Spec.Type, Name = record.Spec.Name, Parent = record.Parent?.Value ?? "" },
                })
            : null;

    private static PlanStep Change(string application, EntityRecord known, EntityRecord wanted, ConfigDigest before, ConfigDigest after)
    {
        var (old, now) = (before.Of(known), after.Of(wanted));
        var differences = old.Keys.Union(now.Keys)
            .Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .ToList();
        var address = Address(application, wanted);
        return differences.Count > 0
            ? new(PlanAction.Recreate, address, $"changed: {string.Join(", ", differences)}")
            : known.Spec with { Children = [] } != wanted.Spec with { Children = [] }
                ? new(PlanAction.Update, address, "changed without a need for a new container")
                : new(PlanAction.Keep, address, "nothing changed");
    }

    private static string Address(string application, EntityRecord record) =>
        record.Path.Length == 0 ? application : $"{application}/{record.Spec.Handle}";

    private static List<EntityRecord> DependenciesFirst(IReadOnlyList<EntityRecord> records, ConfigDigest digest)
    {
        var byId = records.ToDictionary(record => record.Id);
        var ordered = new List<EntityRecord>();
        var visited = new HashSet<EntityId>();

        void Visit(EntityRecord record)
        {
            if (!visited.Add(record.Id))
            {
                return;
            }

            foreach (var target in digest.References(record).Where(byId.ContainsKey).OrderBy(id => byId[id].Order))
            {
                Visit(byId[target]);
            }

            ordered.Add(record);
        }

        foreach (var record in records)
        {
            Visit(record);
        }

        return ordered;
    }
}
