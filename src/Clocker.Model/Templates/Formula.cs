using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Templates;

/// <summary>What stands between the braces of <c>${…}</c>, or in a directive.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>A text, a number, true or false.</summary>
    public sealed record Literal(Value Value) : Formula;

    /// <summary>A text with <c>${…}</c> in it.</summary>
    public sealed record Text(ValueList<TemplateNode> Nodes) : Formula;

    /// <summary>A name.</summary>
    public sealed record Name(string Of) : Formula;

    /// <summary><c>of.name</c> or <c>of["name"]</c>, where the name may be worked out; of a list, the item.</summary>
    public sealed record Member(Formula Of, Formula Key) : Formula;

    /// <summary><c>of?name(arguments)</c>.</summary>
    public sealed record BuiltIn(Formula Of, string Function, ValueList<Formula> Arguments, int At) : Formula;

    /// <summary><c>of!otherwise</c>; without an otherwise, nothing.</summary>
    public sealed record Default(Formula Of, Formula? Otherwise) : Formula;

    /// <summary><c>of??</c>: whether it is there.</summary>
    public sealed record Exists(Formula Of) : Formula;

    /// <summary><c>!of</c>.</summary>
    public sealed record Not(Formula Of) : Formula;

    /// <summary>Two sides with a sign between them.</summary>
    public sealed record Binary(string Sign, Formula Left, Formula Right) : Formula;

    /// <summary><c>from..to</c>; without an end it takes the rest of what it is used on.</summary>
    public sealed record Span(Formula From, Formula? To, bool WithEnd) : Formula;

    /// <summary><c>[a, b]</c>.</summary>
    public sealed record Sequence(ValueList<Formula> Items) : Formula;

    /// <summary><c>{"a": b}</c>.</summary>
    public sealed record Map(ValueList<(Formula Key, Formula Value)> Entries) : Formula;
}
