using Clocker.Model.Expressions;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>What predicates can ask of an entity that is only read yet: its config and its tags.</summary>
/// <param name="draft">The entity.</param>
/// <param name="given">What counts for a key of it: what is given, or a default; null if nothing does.</param>
internal sealed class DraftTargets(Draft draft, Func<string, Expression?> given) : IPredicateTargets
{
    /// <summary>Whether something was asked that is known only later, so that the answer says nothing.</summary>
    public bool IsUnsure { get; private set; }

    /// <inheritdoc />
    public Value? Config(Value? of, string key)
    {
        var expression = given(key);
        IsUnsure |= expression is not (null or Expression.Constant) || expression is Expression.Constant { Value.HoldsSecret: true };
        return (expression as Expression.Constant)?.Value;
    }

    /// <inheritdoc />
    public Value? Sensor(Value? of, string name)
    {
        IsUnsure = true;
        return null;
    }

    /// <inheritdoc />
    public Value? Named(Value? of, string name)
    {
        IsUnsure |= name != "tags";
        return name == "tags" ? new Value.Sequence([.. draft.Tags]) : null;
    }
}
