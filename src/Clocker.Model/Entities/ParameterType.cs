using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>What a parameter's values are, by Brooklyn's name for it: <c>string</c>, <c>port</c>, <c>map&lt;string,list&lt;integer&gt;&gt;</c>.</summary>
/// <param name="Name">The plain name, in lower case.</param>
/// <param name="Arguments">What stands between the angle brackets.</param>
public sealed record ParameterType(string Name, ValueList<ParameterType> Arguments)
{
    private const int MostNested = 20;

    private static readonly Dictionary<string, Func<Value, string?>> Checks = new(StringComparer.Ordinal)
    {
        ["string"] = _ => null,
        ["boolean"] = value => Coercions.Truth(value).Problem,
        ["byte"] = value => Whole(value, sbyte.MinValue, sbyte.MaxValue),
        ["short"] = value => Whole(value, short.MinValue, short.MaxValue),
        ["integer"] = value => Whole(value, int.MinValue, int.MaxValue),
        ["long"] = value => Whole(value, long.MinValue, long.MaxValue),
        ["float"] = value => Coercions.Number(value).Problem,
        ["double"] = value => Coercions.Number(value).Problem,
        ["character"] = value => value is Value.Text or Value.Number && value.Display.Length == 1 ? null : $"{Coercions.Describe(value)} is not one character",
        ["duration"] = value => Coercions.IsNoDuration(value) ? null : Coercions.Duration(value).Problem,
        ["timestamp"] = Moment,
        ["instant"] = Moment,
        ["port"] = Ports,
        ["map"] = value => Coercions.Map(value, Coercions.Any).Problem,
        ["list"] = value => Coercions.List(value, Coercions.Any).Problem,
        ["set"] = value => Coercions.List(value, Coercions.Any).Problem,
        ["entity"] = _ => null,
        ["wrapped"] = _ => null,
        ["object"] = _ => null,
    };

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["bool"] = "boolean",
        ["char"] = "character",
        ["int"] = "integer",
        ["wrapped-value"] = "wrapped",
        ["wrappedvalue"] = "wrapped",
        ["java.lang.string"] = "string",
        ["java.lang.boolean"] = "boolean",
        ["java.lang.byte"] = "byte",
        ["java.lang.short"] = "short",
        ["java.lang.integer"] = "integer",
        ["java.lang.long"] = "long",
        ["java.lang.float"] = "float",
        ["java.lang.double"] = "double",
        ["java.lang.character"] = "character",
        ["java.lang.object"] = "object",
        ["java.util.map"] = "map",
        ["java.util.list"] = "list",
        ["java.util.collection"] = "list",
        ["java.util.set"] = "set",
        ["java.util.date"] = "timestamp",
        ["java.time.instant"] = "instant",
        ["org.apache.brooklyn.util.time.duration"] = "duration",
        ["brooklyn.util.time.duration"] = "duration",
        ["org.apache.brooklyn.api.location.portrange"] = "port",
        ["brooklyn.location.portrange"] = "port",
        ["org.apache.brooklyn.api.entity.entity"] = "entity",
        ["brooklyn.entity.entity"] = "entity",
    };

    /// <summary>The names that everybody may use.</summary>
    public static IEnumerable<string> Names => Checks.Keys.Where(name => name != "object").Concat(Synonyms.Keys.Where(name => !name.Contains('.', StringComparison.Ordinal)));

    /// <summary>Whether values are checked: a class of Java or a type of the catalogue is taken as it is.</summary>
    public bool IsKnown => Checks.ContainsKey(Name) && Arguments.All(argument => argument.IsKnown);

    /// <summary>Reads a type; case does not count.</summary>
    public static Coerced<ParameterType> Read(string text)
    {
        var at = 0;
        var type = Read(text, ref at, 0);
        return type is not null && at == text.Length ? type : Coerced<ParameterType>.Wrong($"\"{text}\" is not the name of a type");
    }

    /// <summary>Checks a value; null if it fits, else what is wrong with it, in words. Null always fits.</summary>
    public string? Check(Value value)
    {
        if (value is Value.Nothing || value.HoldsSecret || !Checks.TryGetValue(Name, out var check))
        {
            return null;
        }

        return check(value) ?? (Name switch
        {
            "map" when Arguments is [_, var entry] => Coercions.Map(value, item => Item(entry, item)).Problem,
            "list" or "set" when Arguments is [var item] => Coercions.List(value, each => Item(item, each)).Problem,
            _ => null,
        });
    }

    /// <inheritdoc />
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}<{string.Join(',', Arguments)}>";

    private static Coerced<Value> Item(ParameterType type, Value value) =>
        type.Check(value) is { } problem ? Coerced<Value>.Wrong(problem) : value;

    private static ParameterType? Read(string text, ref int at, int depth)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('<' or '>' or ','))
        {
            at++;
        }

        var written = text[start..at].Trim();
        if (written.Length == 0 || depth > MostNested || written.Any(char.IsWhiteSpace))
        {
            return null;
        }

        var arguments = new List<ParameterType>();
        if (at < text.Length && text[at] == '<')
        {
            do
            {
                at++;
                if (Read(text, ref at, depth + 1) is not { } argument)
                {
                    return null;
                }

                arguments.Add(argument);
            }
            while (at < text.Length && text[at] == ',');
            if (at == text.Length || text[at] != '>')
            {
                return null;
            }

            at++;
            at += text.AsSpan(at).Length - text.AsSpan(at).TrimStart().Length;
        }

        var lower = written.ToLowerInvariant();
        return new(Synonyms.GetValueOrDefault(lower) ?? (Checks.ContainsKey(lower) ? lower : written), [.. arguments]);
    }

    private static string? Whole(Value value, decimal least, decimal most) => Coercions.Number(value) switch
    {
        { Problem: { } problem } => problem,
        { Value: var amount } => amount >= least && amount <= most && decimal.Truncate(amount) == amount
            ? null
            : $"{Coercions.Describe(value)} is not a whole number from {least} to {most}",
    };

    private static string? Moment(Value value) =>
        value is Value.Number { Amount: >= 0 } || value.Display.Trim().Equals("now", StringComparison.OrdinalIgnoreCase)
        || (value is Value.Text && DateTimeOffset.TryParse(value.Display, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            ? null
            : $"{Coercions.Describe(value)} is not a moment, such as 2026-01-31T12:00:00Z";

    /// <summary>Brooklyn's port ranges: <c>8080</c>, <c>8080-8090</c>, <c>8080+</c>, and lists of these.</summary>
    private static string? Ports(Value value)
    {
        IEnumerable<Value> parts = value is Value.Sequence list
            ? list.Items
            : value.Display.Split(',', StringSplitOptions.TrimEntries).Select(Value.Of);
        return value is Value.Fields || parts.Any(part => part is Value.Sequence or Value.Fields || !IsRange(part.Display.Trim()))
            ? $"{Coercions.Describe(value)} is not a range of ports, such as 8080, 8080-8090 or 8080+"
            : null;
    }

    private static bool IsRange(string text)
    {
        var ends = text.EndsWith('+') ? [text[..^1]] : text.Split('-');
        return ends.Length is 1 or 2 && ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535);
    }
}
