using Clocker.Control.Applications;
using Clocker.Library.Entities;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;

namespace Clocker.Bench.Loading;

/// <summary>Evaluates all expressions of a deployed blueprint, again and again.</summary>
internal sealed class Evaluations
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    private readonly ApplicationScope _scope;
    private readonly IReadOnlyList<EntityRecord> _records;

    public Evaluations(Blueprint blueprint)
    {
        var ids = Layout.Of(blueprint).Select((place, i) => KeyValuePair.Create(place.Path, new EntityId($"a1.{i}"))).ToValueMap();
        _records = Layout.Records(blueprint, ids, new Dictionary<EntityId, EntityRecord>(), copy: true);
        _scope = new(_records.ToDictionary(record => record.Id), new(BuiltIn.Types));
    }

    /// <summary>How many microseconds one takes: of whole rounds over all entities, the fastest one.</summary>
    public double Microseconds()
    {
        var start = TimeProvider.System.GetTimestamp();
        var best = double.MaxValue;
        do
        {
            var round = TimeProvider.System.GetTimestamp();
            var count = Round();
            best = Math.Min(best, TimeProvider.System.GetElapsedTime(round).TotalMicroseconds / count);
        }
        while (TimeProvider.System.GetElapsedTime(start) < Enough);

        return best;
    }

    /// <summary>Every expression once, each entity with an evaluator of its own as its behaviour has.</summary>
    private int Round()
    {
        var count = 0;
        foreach (var record in _records.Skip(1))
        {
            var evaluator = new Evaluator(_scope, record.Id);
            foreach (var key in LoadedBlueprint.Expressions)
            {
                _ = evaluator.ConfigIfGiven(record.Id, key);
                count++;
            }
        }

        return count;
    }
}
