using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>What predicates can ask of things that are more than values: entities, hosts, locations.</summary>
public interface IPredicateTargets
{
    /// <summary>The config of the thing at hand under a key; null if it has none.</summary>
    Value? Config(Value? of, string key);

    /// <summary>A sensor of the thing at hand; null if it has none.</summary>
    Value? Sensor(Value? of, string name);

    /// <summary>Something of the thing at hand by a word such as <c>children</c> or <c>tags</c>; null if there is no such thing.</summary>
    Value? Named(Value? of, string name);
}
