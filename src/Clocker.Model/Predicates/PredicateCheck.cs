using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>Applies predicates: pure, and never failing. A secret equals itself, and passes no other test of its content.</summary>
public static class PredicateCheck
{
    /// <summary>Whether a predicate holds.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="value">The value at hand; null if there is none.</param>
    /// <param name="targets">What else can be asked.</param>
    public static bool Holds(this Predicate predicate, Value? value, IPredicateTargets targets) => predicate switch
    {
        Predicate.EqualTo equals => value is not null && AreEqual(value, equals.Value),
        Predicate.Regex regex => IsOpen(value) && JavaRegex.Matches(value!.Display, regex.Pattern),
        Predicate.Glob glob => IsOpen(value) && GlobMatch.Matches(value!.Display, glob.Pattern),
        Predicate.Compare compare => IsOpen(value) && NaturalOrder.Compare(value!, compare.Value) is { } order && Fits(order, compare.Order),
        Predicate.When present => Fits(value, present.Presence),
        Predicate.Not negation => !negation.Inner.Holds(value, targets),
        Predicate.All all => all.Inner.All(inner => inner.Holds(value, targets)),
        Predicate.Any any => any.Inner.Any(inner => inner.Holds(value, targets)),
        Predicate.Size size => SizeOf(value) is { } count && size.Inner.Holds(Value.Of(count), targets),
        Predicate.HasElement element => Elements(value).Any(item => element.Inner.Holds(item, targets)),
        Predicate.InstanceOf type => value is not null && TypeNames(value).Any(name => type.Inner.Holds(Value.Of(name), targets)),
        Predicate.Of of => of.Inner.Holds(Find(of.Subject, value, targets), targets),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value? Find(Subject subject, Value? value, IPredicateTargets targets) => subject switch
    {
        Subject.Given given => given.Value,
        Subject.Named named => targets.Named(value, named.Name),
        Subject.Config config => targets.Config(value, config.Key),
        Subject.Sensor sensor => targets.Sensor(value, sensor.Name),
        Subject.Entry entry => Entry(value, entry.Key),
        Subject.Filtered filtered => new Value.Sequence(Elements(value).Where(item => filtered.Test.Holds(item, targets)).ToValueList()),
        Subject.Path path => path.At.Find(value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value? Entry(Value? value, Value key) => (value, key) switch
    {
        (null, _) => null,
        (Value.Sequence list, Value.Number { Amount: < 0 } index) => Items.Find(list, Value.Of(list.Items.Count + index.Amount)).Value,
        _ => Items.Find(value, key).Value,
    };

    private static bool AreEqual(Value value, Value other) =>
        value == other
        || (value is Value.Number one && other is Value.Number two ? one.Amount == two.Amount
            : IsScalar(value) && IsScalar(other) && value.Display == other.Display);

    private static bool IsScalar(Value value) => value is Value.Text or Value.Number or Value.Truth;

    private static bool IsOpen(Value? value) => value is not null && IsScalar(value);

    private static bool Fits(int order, Ordering wanted) => wanted switch
    {
        Ordering.Less => order < 0,
        Ordering.LessOrEqual => order <= 0,
        Ordering.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool Fits(Value? value, Presence presence) => presence switch
    {
        Presence.Absent => value is null,
        Presence.AbsentOrNull => value is null or Value.Nothing,
        Presence.Present => value is not null,
        Presence.PresentNonNull => value is not (null or Value.Nothing),
        Presence.Truthy => value is { IsTruthy: true },
        Presence.Falsy => value is not { IsTruthy: true },
        Presence.Always => true,
        _ => false,
    };

    private static int? SizeOf(Value? value) => value switch
    {
        Value.Sequence list => list.Items.Count,
        Value.Fields map => map.Entries.Count,
        Value.Text text => text.Content.Length,
        _ => null,
    };

    private static IEnumerable<Value> Elements(Value? value) => value switch
    {
        Value.Sequence list => list.Items,
        Value.Fields map => map.Entries.Values,
        _ => [],
    };

    private static string[] TypeNames(Value value) => value switch
    {
        Value.Text => ["string", "String", "java.lang.String"],
        Value.Truth => ["boolean", "Boolean", "java.lang.Boolean"],
        Value.Number number when decimal.Truncate(number.Amount) == number.Amount => ["integer", "Integer", "java.lang.Integer", "long", "Long", "java.lang.Long", "java.lang.Number"],
        Value.Number => ["double", "Double", "java.lang.Double", "java.lang.Number"],
        Value.Sequence => ["list", "List", "java.util.List", "java.util.Collection", "java.lang.Iterable"],
        Value.Fields => ["map", "Map", "java.util.Map"],
        _ => [],
    };
}
