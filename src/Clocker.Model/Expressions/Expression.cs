using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>What a blueprint gives for a config key: a value, or a way to get one once the application runs.</summary>
/// <remarks>The <c>$brooklyn:</c> language of Apache Brooklyn; <see cref="Evaluator"/> says what each case means.</remarks>
public abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>A value known from the start.</summary>
    public sealed record Constant(Value Value) : Expression;

    /// <summary>A list with an expression in at least one place.</summary>
    public sealed record Sequence(ValueList<Expression> Items) : Expression;

    /// <summary>A map with an expression in at least one place.</summary>
    public sealed record Fields(ValueMap<Expression> Entries) : Expression;

    /// <summary><c>component("id")</c> and its kin: an entity itself; evaluates to its id.</summary>
    public sealed record Component(EntityReference Target) : Expression;

    /// <summary><c>config("key")</c>: the config of an entity, evaluated as that entity would.</summary>
    public sealed record Config(EntityReference Target, Expression Key) : Expression;

    /// <summary><c>attributeWhenReady("sensor")</c>: a sensor of an entity, once it is truthy.</summary>
    public sealed record AttributeWhenReady(EntityReference Target, Expression Sensor) : Expression;

    /// <summary><c>formatString("pattern %s", …)</c>: Java's <c>String.format</c>.</summary>
    public sealed record FormatString(Expression Pattern, ValueList<Expression> Arguments) : Expression;

    /// <summary><c>entitySpec({…})</c>: an entity that others will be made like; its own config is evaluated by those.</summary>
    public sealed record Specification(EntitySpec Entity) : Expression;

    /// <summary>An expression that came from another entity, and is evaluated as that entity would. Made while config is looked up, never written.</summary>
    public sealed record GivenAt(EntityId Entity, Expression Inner) : Expression;
}
