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

    /// <summary>The expressions inside, in order; those that say which entity is meant come first.</summary>
    public virtual IEnumerable<Expression> Inside() => About?.Inside() ?? [];

    /// <summary>The entity that it is about, or null.</summary>
    public virtual EntityReference? About => null;

    /// <summary>This expression and all inside it.</summary>
    public IEnumerable<Expression> SelfAndInside() => Inside().SelectMany(part => part.SelfAndInside()).Prepend(this);

    /// <summary>A value known from the start.</summary>
    public sealed record Constant(Value Value) : Expression;

    /// <summary>A list with an expression in at least one place.</summary>
    public sealed record Sequence(ValueList<Expression> Items) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => Items;
    }

    /// <summary>A map with an expression in at least one place.</summary>
    public sealed record Fields(ValueMap<Expression> Entries) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => Entries.Values;
    }

    /// <summary><c>component("id")</c> and its kin: an entity itself; evaluates to its id.</summary>
    public sealed record Component(EntityReference Target) : Expression
    {
        /// <inheritdoc />
        public override EntityReference? About => Target;
    }

    /// <summary><c>entityId()</c>: the id of an entity, as text.</summary>
    public sealed record Identity(EntityReference Target) : Expression
    {
        /// <inheritdoc />
        public override EntityReference? About => Target;
    }

    /// <summary><c>config("key")</c>: the config of an entity, evaluated as that entity would.</summary>
    public sealed record Config(EntityReference Target, Expression Key) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [.. Target.Inside(), Key];

        /// <inheritdoc />
        public override EntityReference? About => Target;
    }

    /// <summary><c>attributeWhenReady("sensor")</c>: a sensor of an entity, once it is truthy.</summary>
    public sealed record AttributeWhenReady(EntityReference Target, Expression Sensor) : Expression
    {
        /// <summary>How long to wait, and when to give up; null is the usual patience.</summary>
        public WaitOptions? Options { get; init; }

        /// <summary>What evaluates to the options, if they are not written out.</summary>
        public Expression? OptionsBy { get; init; }

        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => OptionsBy is null ? [.. Target.Inside(), Sensor] : [.. Target.Inside(), Sensor, OptionsBy];

        /// <inheritdoc />
        public override EntityReference? About => Target;
    }

    /// <summary><c>location("0")</c>: the name of the location of an entity, its own or inherited.</summary>
    public sealed record Location(EntityReference Target, Expression Index) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [.. Target.Inside(), Index];

        /// <inheritdoc />
        public override EntityReference? About => Target;
    }

    /// <summary><c>location().config("key")</c>: what is said about a location beside its name.</summary>
    public sealed record LocationConfig(Location Of, Expression Key) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [.. Of.Inside(), Key];

        /// <inheritdoc />
        public override EntityReference? About => Of.Target;
    }

    /// <summary><c>formatString("pattern %s", …)</c>: Java's <c>String.format</c>.</summary>
    public sealed record FormatString(Expression Pattern, ValueList<Expression> Arguments) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => Arguments.Prepend(Pattern);
    }

    /// <summary><c>regexReplacement(source, pattern, replacement)</c>: Java's <c>replaceAll</c>.</summary>
    public sealed record RegexReplacement(Expression Source, Expression Pattern, Expression Replacement) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [Source, Pattern, Replacement];
    }

    /// <summary><c>urlEncode(x)</c>: as in the query of a URL, a space as <c>+</c>.</summary>
    public sealed record UrlEncode(Expression Source) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [Source];
    }

    /// <summary><c>template("text")</c>: Freemarker's <c>${…}</c> in a text, about an entity.</summary>
    public sealed record Template(EntityReference Target, Expression Source, Expression? Substitutions) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() =>
            Substitutions is null ? [.. Target.Inside(), Source] : [.. Target.Inside(), Source, Substitutions];

        /// <inheritdoc />
        public override EntityReference? About => Target;
    }

    /// <summary><c>external("provider", "key")</c>: a secret that another system keeps.</summary>
    public sealed record External(Expression Provider, Expression Key) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [Provider, Key];
    }

    /// <summary><c>…[0]</c> and <c>…["key"]</c>: one item of a list, or one entry of a map.</summary>
    public sealed record Item(Expression Source, Value Key) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [Source];
    }

    /// <summary><c>entitySpec({…})</c>: an entity that others will be made like; its own config is evaluated by those.</summary>
    public sealed record Specification(EntitySpec Entity) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => Entity.SelfAndDescendants().SelectMany(entity => entity.Expressions());
    }

    /// <summary>An expression that came from another entity, and is evaluated as that entity would. Made while config is looked up, never written.</summary>
    public sealed record GivenAt(EntityId Entity, Expression Inner) : Expression
    {
        /// <inheritdoc />
        public override IEnumerable<Expression> Inside() => [Inner];
    }
}
