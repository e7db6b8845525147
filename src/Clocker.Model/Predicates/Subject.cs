using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>What a test is about, if not the value at hand.</summary>
public abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>A value that is written out, or came of an expression.</summary>
    public sealed record Given(Value Value) : Subject;

    /// <summary>Something of the entity at hand: <c>children</c>, <c>members</c>, <c>location</c>, <c>tags</c> …</summary>
    public sealed record Named(string Name) : Subject;

    /// <summary>A config key of the entity at hand.</summary>
    public sealed record Config(string Key) : Subject;

    /// <summary>A sensor of the entity at hand.</summary>
    public sealed record Sensor(string Name) : Subject;

    /// <summary>The entry of a map, or the item of a list; an index below zero counts from the end.</summary>
    public sealed record Entry(Value Key) : Subject;

    /// <summary>The items of a list that pass a test.</summary>
    public sealed record Filtered(Predicate Test) : Subject;

    /// <summary>What stands at the end of a path: <c>$.a.b[0]</c>.</summary>
    public sealed record Path : Subject
    {
        internal Path(JsonPath at) => At = at;

        internal JsonPath At { get; }
    }
}
