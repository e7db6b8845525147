using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>A test of a value, as Brooklyn's predicates write it; <see cref="PredicateReader"/> reads it, <see cref="PredicateCheck"/> applies it.</summary>
public abstract record Predicate
{
    private Predicate()
    {
    }

    /// <summary>Equal, with numbers and texts that look alike being equal.</summary>
    public sealed record EqualTo(Value Value) : Predicate;

    /// <summary>All of the text matches a regular expression of Java's.</summary>
    public sealed record Regex(string Pattern) : Predicate;

    /// <summary>All of the text matches a pattern with <c>*</c> and <c>?</c>.</summary>
    public sealed record Glob(string Pattern) : Predicate;

    /// <summary>Before or after another in the natural order of numbers, sizes, durations and texts.</summary>
    public sealed record Compare(Ordering Order, Value Value) : Predicate;

    /// <summary>What is there at all.</summary>
    public sealed record When(Presence Presence) : Predicate;

    /// <summary>The opposite.</summary>
    public sealed record Not(Predicate Inner) : Predicate;

    /// <summary>All of these.</summary>
    public sealed record All(ValueList<Predicate> Inner) : Predicate;

    /// <summary>At least one of these.</summary>
    public sealed record Any(ValueList<Predicate> Inner) : Predicate;

    /// <summary>The number of items, entries or letters.</summary>
    public sealed record Size(Predicate Inner) : Predicate;

    /// <summary>At least one item of a list, or one value of a map.</summary>
    public sealed record HasElement(Predicate Inner) : Predicate;

    /// <summary>The name of the value's type, short or of Java: <c>string</c>, <c>java.util.Map</c>.</summary>
    public sealed record InstanceOf(Predicate Inner) : Predicate;

    /// <summary>The same test, of something else.</summary>
    public sealed record Of(Subject Subject, Predicate Inner) : Predicate;
}
