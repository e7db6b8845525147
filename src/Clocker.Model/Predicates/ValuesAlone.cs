using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>For predicates about plain values, which have neither config nor sensors.</summary>
public sealed class ValuesAlone : IPredicateTargets
{
    /// <inheritdoc />
    public Value? Config(Value? of, string key) => null;

    /// <inheritdoc />
    public Value? Sensor(Value? of, string name) => null;

    /// <inheritdoc />
    public Value? Named(Value? of, string name) => null;
}
