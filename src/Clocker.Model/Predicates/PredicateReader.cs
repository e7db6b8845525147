using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>Reads Brooklyn's DslPredicate: a value that must be equal, one of a few words, or a map of tests that must all hold.</summary>
public sealed class PredicateReader
{
    private const int MostNested = 50;

    private static readonly string[] Tests =
    [
        "all", "any", "assert", "check", "equals", "glob", "greater-than", "greater-than-or-equal-to", "has-element", "in-range",
        "java-instance-of", "less-than", "less-than-or-equal-to", "not", "regex", "size", "tag", "when",
    ];

    private static readonly string[] Targets = ["config", "filter", "index", "jsonpath", "key", "sensor", "target"];

    private static readonly string[] Unavailable = ["error-cause", "error-field"];

    private readonly List<PredicateMistake> _mistakes = [];
    private readonly List<string> _path = [];

    private PredicateReader()
    {
    }

    /// <summary>The predicate, or every mistake in it.</summary>
    public static (Predicate? Predicate, IReadOnlyList<PredicateMistake> Mistakes) Read(Value value)
    {
        var reader = new PredicateReader();
        var predicate = reader.Of(value);
        return (reader._mistakes.Count == 0 ? predicate : null, reader._mistakes);
    }

    /// <summary>For config keys whose values are predicates.</summary>
    public static Coerced<Predicate> Coerce(Value value) => Read(value) switch
    {
        ({ } predicate, _) => predicate,
        var (_, mistakes) => Coerced<Predicate>.Wrong($"{mistakes[0].Message.TrimEnd('.')}{(mistakes[0].Path.Count == 0 ? "" : $" (at {string.Join('.', mistakes[0].Path)})")}"),
    };

    private Predicate? Of(Value value)
    {
        if (_path.Count > MostNested)
        {
            return Wrong("The predicate is nested more than 50 deep.", "Make it flatter.");
        }

        return value switch
        {
            Value.Fields map => OfMap(map),
            Value.Text { Content: "alwaysTrue" } => new Predicate.When(Presence.Always),
            Value.Text { Content: "alwaysFalse" } => new Predicate.When(Presence.Never),
            Value.Text { Content: "isNull" } => new Predicate.When(Presence.AbsentOrNull),
            Value.Text { Content: "notNull" } => new Predicate.When(Presence.PresentNonNull),
            _ => new Predicate.EqualTo(value),
        };
    }

    private Predicate? OfMap(Value.Fields map)
    {
        var tests = new List<Predicate>();
        var subjects = new List<Subject>();
        foreach (var (name, value) in map.Entries)
        {
            _path.Add(name);
            var known = name.Replace('_', '-');
            if (Targets.Contains(known))
            {
                if (SubjectOf(known, value) is { } subject)
                {
                    subjects.Add(subject);
                }
            }
            else if (Test(known, value) is { } test)
            {
                tests.Add(test);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        if (tests.Count == 0)
        {
            tests.Add(new Predicate.When(subjects.Count > 0 ? Presence.Truthy : Presence.Always));
        }

        var all = tests.Count == 1 ? tests[0] : new Predicate.All(tests.ToValueList());
        return subjects.OrderByDescending(Rank).Aggregate(all, (inner, subject) => new Predicate.Of(subject, inner));
    }

    /// <summary>Brooklyn's order: first the target, then config or sensor of it, then a key or index, then a path, then a filter.</summary>
    private static int Rank(Subject subject) => subject switch
    {
        Subject.Given or Subject.Named => 0,
        Subject.Config or Subject.Sensor => 1,
        Subject.Entry => 2,
        Subject.Path => 3,
        _ => 4,
    };

    private Predicate? Test(string name, Value value) => name switch
    {
        "equals" => new Predicate.EqualTo(value),
        "regex" => JavaRegex.Problem(value.Display) is { } problem
            ? Wrong($"{char.ToUpperInvariant(problem[0])}{problem[1..]}.", "Write it as Java's matches takes it.")
            : new Predicate.Regex(value.Display),
        "glob" => new Predicate.Glob(value.Display),
        "not" => Of(value) is { } inner ? new Predicate.Not(inner) : null,
        "check" or "assert" => Of(value),
        "when" => When(value),
        "less-than" => new Predicate.Compare(Ordering.Less, value),
        "less-than-or-equal-to" => new Predicate.Compare(Ordering.LessOrEqual, value),
        "greater-than" => new Predicate.Compare(Ordering.Greater, value),
        "greater-than-or-equal-to" => new Predicate.Compare(Ordering.GreaterOrEqual, value),
        "in-range" => InRange(value),
        "size" => Of(value) is { } size ? new Predicate.Size(size) : null,
        "has-element" => Of(value) is { } element ? new Predicate.HasElement(element) : null,
        "java-instance-of" => Of(value) is { } type ? new Predicate.InstanceOf(type) : null,
        "tag" => Of(value) is { } tag ? new Predicate.Of(new Subject.Named("tags"), new Predicate.HasElement(tag)) : null,
        "all" => Several(value) is { } all ? new Predicate.All(all) : null,
        "any" => Several(value) is { } any ? new Predicate.Any(any) : null,
        _ => Wrong(
            Unavailable.Contains(name) ? $"The test \"{name}\" is not available in this version." : $"There is no test \"{name}\".",
            Suggestions.Remedy(name, Tests.Concat(Targets).ToList(), "tests")),
    };

    private Predicate? When(Value value)
    {
        var presence = Coercions.Enumeration<Presence>(value);
        return presence.Problem is null
            ? new Predicate.When(presence.Value)
            : Wrong($"\"{value.Display}\" is not something that \"when\" can say.", "It can say absent, absent_or_null, present, present_non_null, truthy, falsy, always or never.");
    }

    private Predicate? InRange(Value value) => value is Value.Sequence { Items: [var low, var high] }
        ? new Predicate.All([new Predicate.Compare(Ordering.GreaterOrEqual, low), new Predicate.Compare(Ordering.LessOrEqual, high)])
        : Wrong("A range is a list of two values.", "Write it as in-range: [1, 10].");

    private ValueList<Predicate>? Several(Value value)
    {
        if (value is not Value.Sequence list)
        {
            Wrong($"{char.ToUpperInvariant(Coercions.Describe(value)[0])}{Coercions.Describe(value)[1..]} stands where a list of tests belongs.", "Begin each test with a hyphen.");
            return null;
        }

        var tests = new List<Predicate>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            _path.Add(i.ToString(CultureInfo.InvariantCulture));
            if (Of(list.Items[i]) is { } test)
            {
                tests.Add(test);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        return tests.ToValueList();
    }

    private Subject? SubjectOf(string name, Value value) => name switch
    {
        "config" => new Subject.Config(value.Display),
        "sensor" => new Subject.Sensor(value.Display),
        "key" => new Subject.Entry(Value.Of(value.Display)),
        "index" => Coercions.Integer(value) is { Problem: null, Value: var index } ? new Subject.Entry(Value.Of(index)) : NoSubject($"\"{value.Display}\" is not an index.", "Count from 0, or from the end with -1."),
        "filter" => Of(value) is { } filter ? new Subject.Filtered(filter) : null,
        "jsonpath" => JsonPathReader.Read(value.Display) is { } path ? new Subject.Path(path) : NoSubject($"\"{value.Display}\" is not a path.", "Write paths such as $.a.b[0], $..name, $.list[*].x or $.list[?(@.x > 1)]."),
        _ => value is Value.Text { Content: "child" or "children" or "location" or "locations" or "member" or "members" or "tag" or "tags" or "parent" or "application" } word
            ? new Subject.Named(word.Content)
            : new Subject.Given(value),
    };

    private Subject? NoSubject(string message, string remedy)
    {
        Wrong(message, remedy);
        return null;
    }

    private Predicate? Wrong(string message, string remedy)
    {
        _mistakes.Add(new(_path.ToValueList(), message, remedy));
        return null;
    }
}
