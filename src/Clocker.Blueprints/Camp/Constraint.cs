using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>What a parameter's value must fulfil.</summary>
internal abstract record Constraint
{
    /// <summary>Constraints that need no argument.</summary>
    private static readonly string[] Plain = ["required", "isBlank", "urlExists", "Predicates.notNull", "Predicates.alwaysTrue", "Predicates.alwaysFalse", "notNull", "alwaysTrue", "alwaysFalse"];

    private static readonly string[] OfPatterns = ["regex", "glob"];
    private static readonly string[] OfKeys = ["forbiddenIf", "forbiddenUnless", "requiredIf", "requiredUnless", "requiredUnlessAnyOf", "forbiddenUnlessAnyOf"];
    private static readonly string[] OfConstraints = ["any", "or", "all", "and"];

    private Constraint()
    {
    }

    /// <summary>All names that a constraint may begin with.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Plain, .. OfPatterns, .. OfKeys, .. OfConstraints];

    /// <summary>What of it is not checked, in words; null if all is.</summary>
    public string? NotChecked => this switch
    {
        Unknown unknown => unknown.What,
        All all => all.Parts.Select(part => part.NotChecked).FirstOrDefault(what => what is not null),
        Any any => any.Parts.Select(part => part.NotChecked).FirstOrDefault(what => what is not null),
        _ => null,
    };

    /// <summary>Reads a constraint as it stands in a blueprint.</summary>
    public static Coerced<Constraint> Read(Expression written) => written is Expression.Constant constant ? Read(constant.Value) : new Unknown("it is an expression");

    private static Coerced<Constraint> Read(Value written) => written switch
    {
        Value.Text text => ReadText(text.Content.Trim()),
        Value.Sequence list => Group(list, parts => new All(parts)),
        Value.Fields map => ReadMap(map),
        _ => Coerced<Constraint>.Wrong($"{Coercions.Describe(written)} is not a constraint"),
    };

    private static Coerced<Constraint> ReadText(string text)
    {
        var name = text.EndsWith("()", StringComparison.Ordinal) ? text[..^2] : text;
        if (Plain.Contains(name))
        {
            return Simple(name);
        }

        // As a text, too, an argument may follow: "regex: [a-z]+", or as Brooklyn writes it out: regex("[a-z]+").
        var end = text.IndexOfAny([':', '(']);
        if (end <= 0 || !Names.Contains(text[..end]))
        {
            return Coerced<Constraint>.Wrong($"there is no constraint {Coercions.Describe(Value.Of(text))}");
        }

        var rest = text[(end + 1)..].Trim();
        rest = text[end] == '(' ? rest.TrimEnd(')').Trim() : rest;
        return ReadNamed(text[..end], OfKeys.Contains(text[..end])
            ? new Value.Sequence([.. rest.Trim('[', ']').Split(',').Select(key => Value.Of(Unquoted(key)))])
            : Value.Of(Unquoted(rest)));
    }

    private static string Unquoted(string text) => text.Trim() is ['"', .. var inner, '"'] ? inner : text.Trim();

    private static Coerced<Constraint> ReadMap(Value.Fields map)
    {
        // What $brooklyn:object makes is kept as its arguments.
        if (map.Entries.ContainsKey("type"))
        {
            return new Unknown("it is an object");
        }

        if (map.Entries.Count == 0 || map.Entries.Keys.Any(key => !Names.Contains(key)))
        {
            return ReadPredicate(map);
        }

        var parts = new List<Constraint>();
        foreach (var (name, argument) in map.Entries)
        {
            var part = ReadNamed(name, argument);
            if (part.Problem is not null)
            {
                return part;
            }

            parts.Add(part.Value!);
        }

        return parts is [var only] ? only : new All(parts);
    }

    /// <summary>Brooklyn's predicates test the value at hand, or something else that is known only to what runs.</summary>
    private static Coerced<Constraint> ReadPredicate(Value.Fields map)
    {
        var read = PredicateReader.Coerce(map);
        return read.Problem is { } problem ? Coerced<Constraint>.Wrong(problem.TrimEnd('.'))
            : IsOfBlueprint(read.Value!) ? new Holds(read.Value!)
            : new Unknown("it asks for what is known only to what runs");
    }

    /// <summary>Whether it can be decided before anything runs: it asks for the value, other config, or tags.</summary>
    private static bool IsOfBlueprint(Predicate predicate) => predicate switch
    {
        Predicate.Not not => IsOfBlueprint(not.Inner),
        Predicate.All all => all.Inner.All(IsOfBlueprint),
        Predicate.Any any => any.Inner.All(IsOfBlueprint),
        Predicate.Size size => IsOfBlueprint(size.Inner),
        Predicate.HasElement element => IsOfBlueprint(element.Inner),
        Predicate.Of of => of.Subject is not (Subject.Sensor or Subject.Named { Name: not "tags" }) && IsOfBlueprint(of.Inner),
        _ => true,
    };

    private static Coerced<Constraint> ReadNamed(string name, Value argument)
    {
        if (OfConstraints.Contains(name))
        {
            return argument is Value.Sequence list
                ? Group(list, parts => name is "any" or "or" ? new Any(parts) : new All(parts))
                : Coerced<Constraint>.Wrong($"\"{name}\" needs a list of constraints");
        }

        if (OfKeys.Contains(name))
        {
            var keys = Coercions.List(argument, Coercions.Text);
            return keys is { Problem: null, Value.Count: > 0 } && (keys.Value.Count == 1 || name.EndsWith("AnyOf", StringComparison.Ordinal))
                ? new Relation(name.StartsWith("required", StringComparison.Ordinal), name.Contains("Unless", StringComparison.Ordinal), [.. keys.Value])
                : Coerced<Constraint>.Wrong($"\"{name}\" needs the name of a key{(name.EndsWith("AnyOf", StringComparison.Ordinal) ? ", or a list of names" : "")}");
        }

        if (!OfPatterns.Contains(name))
        {
            return Simple(name);
        }

        if (argument is not (Value.Text or Value.Number))
        {
            return Coerced<Constraint>.Wrong($"\"{name}\" needs a text");
        }

        return Pattern.Problem(argument.Display, name == "glob") is { } problem
            ? Coerced<Constraint>.Wrong(problem)
            : new Matches(name == "glob", argument.Display);
    }

    private static Constraint Simple(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        "required" => new Required(),
        "notNull" => new NotNull(),
        "isBlank" => new Blank(),
        "alwaysFalse" => new Never(),
        "urlExists" => new Unknown("nothing is fetched while a blueprint is read"),
        _ => new All([]),
    };

    private static Coerced<Constraint> Group(Value.Sequence list, Func<IReadOnlyList<Constraint>, Constraint> make)
    {
        var parts = list.Items.Select(Read).ToList();
        return parts.Find(part => part.Problem is not null) is { Problem: not null } wrong ? wrong : make([.. parts.Select(part => part.Value!)]);
    }

    /// <summary>A value is given, and not blank.</summary>
    public sealed record Required : Constraint;

    /// <summary>A value is given.</summary>
    public sealed record NotNull : Constraint;

    /// <summary>No value is given, or a blank one.</summary>
    public sealed record Blank : Constraint;

    /// <summary>Nothing fulfils it.</summary>
    public sealed record Never : Constraint;

    /// <summary>All of the text fits a pattern.</summary>
    public sealed record Matches(bool IsGlob, string Pattern) : Constraint;

    /// <summary>The value passes a predicate.</summary>
    public sealed record Holds(Predicate Predicate) : Constraint;

    /// <summary>The value is required, else forbidden, if another key has a value; or unless one has.</summary>
    public sealed record Relation(bool IsRequired, bool IsUnless, IReadOnlyList<string> Keys) : Constraint;

    /// <summary>All of them.</summary>
    public sealed record All(IReadOnlyList<Constraint> Parts) : Constraint;

    /// <summary>At least one of them.</summary>
    public sealed record Any(IReadOnlyList<Constraint> Parts) : Constraint;

    /// <summary>Not checked here, and why, in words.</summary>
    public sealed record Unknown(string What) : Constraint;
}
