using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>One step of a <see cref="JsonPath"/>.</summary>
internal abstract record PathStep
{
    private PathStep()
    {
    }

    /// <summary>The entries and items with these names and indices: <c>.name</c>, <c>['a','b']</c>, <c>[0,-1]</c>.</summary>
    public sealed record Named(ValueList<Value> Keys) : PathStep;

    /// <summary>All entries or items: <c>.*</c> and <c>[*]</c>.</summary>
    public sealed record Every : PathStep;

    /// <summary>A part of a list: <c>[1:3]</c>.</summary>
    public sealed record Part(int? From, int? To, int By) : PathStep;

    /// <summary>The value itself and everything below it: <c>..</c> before another step.</summary>
    public sealed record Below : PathStep;

    /// <summary>The entries or items that pass a test: <c>[?(@.price &lt; 10)]</c>.</summary>
    public sealed record Where(PathTest Test) : PathStep;
}
