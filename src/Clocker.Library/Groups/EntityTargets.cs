using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Identity;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Library.Groups;

/// <summary>What a predicate can ask of an entity, which is its id as a value.</summary>
internal sealed class EntityTargets(IEntityView view) : IPredicateTargets
{
    public Value? Config(Value? of, string key) => Id(of) is { } id ? view.ConfigNow(id, key) : null;

    public Value? Sensor(Value? of, string name) => Id(of) is { } id ? view.Sensor(id, name) : null;

    public Value? Named(Value? of, string name) => Id(of) is not { } id || view.SpecOf(id) is not { } spec ? null : name switch
    {
        "tag" or "tags" => new Value.Sequence(spec.Tags),
        "child" or "children" => new Value.Sequence([.. view.Below(id).Where(each => view.ParentOf(each) == id).Select(each => Value.Of(each.Value))]),
        "parent" => view.ParentOf(id) is { } parent ? Value.Of(parent.Value) : null,
        "application" => Value.Of(view.Application.Value),
        "location" => spec.Location is { } location ? Value.Of(location) : view.CloudOf(id) is { } cloud ? Value.Of(cloud) : null,
        "locations" => view.CloudOf(id) is { } cloud ? new Value.Sequence([Value.Of(cloud)]) : null,
        "member" or "members" => view.Sensor(id, GroupSensors.Members.Name),
        _ => null,
    };

    private static EntityId? Id(Value? of) => of is Value.Text text ? new EntityId(text.Content) : null;
}
