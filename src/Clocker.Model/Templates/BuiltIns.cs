using System.Globalization;
using System.Net;

using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Model.Templates;

/// <summary>The built-ins of Freemarker that templates use most: <c>name?upper_case</c>.</summary>
internal static class BuiltIns
{
    private delegate Value Function(Value value, IReadOnlyList<Value> arguments);

    private static readonly SortedDictionary<string, (int Least, int Most, Function Of)> OfTexts = new(StringComparer.Ordinal)
    {
        ["c"] = (0, 0, (value, _) => value),
        ["cap_first"] = (0, 0, OfText(text => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}")),
        ["contains"] = (1, 1, (value, given) => Value.Of(Open(value).Contains(Open(given[0]), StringComparison.Ordinal))),
        ["ends_with"] = (1, 1, (value, given) => Value.Of(Open(value).EndsWith(Open(given[0]), StringComparison.Ordinal))),
        ["html"] = (0, 0, OfText(text => WebUtility.HtmlEncode(text))),
        ["index_of"] = (1, 1, (value, given) => Value.Of(Open(value).IndexOf(Open(given[0]), StringComparison.Ordinal))),
        ["json_string"] = (0, 0, OfText(text => ValueJson.Write(Value.Of(text))[1..^1])),
        ["length"] = (0, 0, (value, _) => Value.Of(Open(value).Length)),
        ["lower_case"] = (0, 0, OfText(text => text.ToLowerInvariant())),
        ["number"] = (0, 0, (value, _) => Value.Of(Number(value))),
        ["replace"] = (2, 2, (value, given) => Value.Of(Replaced(Open(value), Open(given[0]), Open(given[1])))),
        ["split"] = (1, 1, (value, given) => new Value.Sequence(Open(value).Split(Open(given[0])).Select(Value.Of).ToValueList())),
        ["starts_with"] = (1, 1, (value, given) => Value.Of(Open(value).StartsWith(Open(given[0]), StringComparison.Ordinal))),
        ["trim"] = (0, 0, OfText(text => text.Trim())),
        ["uncap_first"] = (0, 0, OfText(text => text.Length == 0 ? text : $"{char.ToLowerInvariant(text[0])}{text[1..]}")),
        ["upper_case"] = (0, 0, OfText(text => text.ToUpperInvariant())),
        ["url"] = (0, 0, OfText(text => Uri.EscapeDataString(text))),
        ["xml"] = (0, 0, OfText(text => WebUtility.HtmlEncode(text))),
    };

    private static readonly SortedDictionary<string, (int Least, int Most, Function Of)> OfOthers = new(StringComparer.Ordinal)
    {
        ["abs"] = (0, 0, (value, _) => Value.Of(Math.Abs(Number(value)))),
        ["boolean"] = (0, 0, (value, _) => Value.Of(Truth(value))),
        ["ceiling"] = (0, 0, (value, _) => Value.Of(Math.Ceiling(Number(value)))),
        ["first"] = (0, 0, (value, _) => List(value) is [var first, ..] ? first : throw new TemplateStopException("an empty list has no first item")),
        ["floor"] = (0, 0, (value, _) => Value.Of(Math.Floor(Number(value)))),
        ["int"] = (0, 0, (value, _) => Value.Of(decimal.Truncate(Number(value)))),
        ["keys"] = (0, 0, (value, _) => new Value.Sequence(Map(value).Keys.Select(Value.Of).ToValueList())),
        ["last"] = (0, 0, (value, _) => List(value) is [.., var last] ? last : throw new TemplateStopException("an empty list has no last item")),
        ["reverse"] = (0, 0, (value, _) => new Value.Sequence(List(value).Reverse().ToValueList())),
        ["round"] = (0, 0, (value, _) => Value.Of(Math.Floor(Number(value) + 0.5m))),
        ["seq_contains"] = (1, 1, (value, given) => Value.Of(List(value).Any(item => item.Display == Open(given[0])))),
        ["size"] = (0, 0, (value, _) => Value.Of(value is Value.Fields map ? map.Entries.Count : List(value).Count)),
        ["sort"] = (0, 0, (value, _) => new Value.Sequence(List(value).OrderBy(item => item, Comparer<Value>.Create((one, two) => NaturalOrder.Compare(one, two) ?? 0)).ToValueList())),
        ["string"] = (0, 2, AsText),
        ["values"] = (0, 0, (value, _) => new Value.Sequence(Map(value).Values.ToValueList())),
    };

    private static readonly string[] OfLoops = ["counter", "has_next", "index", "is_first", "is_last"];

    private static readonly string[] OfFormulas = ["exists", "has_content", "join", "then"];

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
        new SortedSet<string>(OfTexts.Keys.Concat(OfOthers.Keys).Concat(OfLoops).Concat(OfFormulas), StringComparer.Ordinal);

    /// <summary>What to say of one that there is not.</summary>
    public static string Unknown(string name) =>
        $"the built-in ?{name} is not available; {(Suggestions.Nearest(name, Names) is { } nearest ? $"did you mean ?{nearest}" : $"there are {string.Join(", ", Names)}")}";

    /// <summary>What a call gives.</summary>
    public static Value Call(TemplateRun run, Formula.BuiltIn call)
    {
        switch (call.Function)
        {
            case "exists":
                return Value.Of(run.IsThere(call.Of));
            case "has_content":
                return Value.Of(run.IsThere(call.Of) && HasContent(run.Of(call.Of)));
            case "join" when call.Arguments.Count == 1:
                return run.Join(Between(List(run.Of(call.Of)), run.Of(call.Arguments[0])));
            case "then" when call.Arguments.Count == 2:
                return run.Of(call.Arguments[Truth(run.Of(call.Of)) ? 0 : 1]);
            default:
                break;
        }

        if (OfLoops.Contains(call.Function))
        {
            return run.LoopOf(call.Of) is { } loop ? OfLoop(call.Function, loop) : throw new TemplateStopException($"?{call.Function} is about the item of a list that is being gone through");
        }

        if ((OfTexts.TryGetValue(call.Function, out var function) || OfOthers.TryGetValue(call.Function, out function))
            && call.Arguments.Count >= function.Least && call.Arguments.Count <= function.Most)
        {
            var value = run.Of(call.Of);
            return function.Of(value, [.. call.Arguments.Select(run.Of)]);
        }

        throw new TemplateStopException($"?{call.Function} is given {call.Arguments.Count} arguments, which it does not take");
    }

    private static Value OfLoop(string name, TemplateRun.Loop loop) => name switch
    {
        "index" => Value.Of(loop.Index),
        "counter" => Value.Of(loop.Index + 1),
        "has_next" => Value.Of(loop.Index + 1 < loop.Count),
        "is_first" => Value.Of(loop.Index == 0),
        _ => Value.Of(loop.Index + 1 == loop.Count),
    };

    private static Function OfText(Func<string, string> change) => (value, _) => Value.Of(change(Open(value)));

    private static Value AsText(Value value, IReadOnlyList<Value> arguments) => (value, arguments) switch
    {
        (_, []) => value.HoldsSecret ? value : Value.Of(value.Display),
        (Value.Truth or Value.Text, [var yes, var no]) => Truth(value) ? yes : no,
        (Value.Number number, [var pattern]) => Value.Of(number.Amount.ToString(NumberPattern(Open(pattern)), CultureInfo.InvariantCulture)),
        _ => throw new TemplateStopException($"?string of {Coercions.Describe(value)} takes other arguments"),
    };

    /// <summary>Java's patterns of zeros, hashes and a dot mean the same here; others do not.</summary>
    private static string NumberPattern(string pattern) =>
        pattern.Length is > 0 and < 40 && pattern.All(letter => letter is '0' or '#' or '.' or ',') ? pattern : throw new TemplateStopException($"\"{pattern}\" is no pattern of 0, # and a dot");

    private static string Replaced(string text, string from, string to)
    {
        const int most = 1_000_000;
        var count = from.Length == 0 ? throw new TemplateStopException("?replace cannot look for an empty text") : (text.Length / from.Length) + 1;
        return text.Length + ((long)count * to.Length) <= most ? text.Replace(from, to, StringComparison.Ordinal) : throw new TemplateStopException("?replace would give more than a million letters");
    }

    private static IEnumerable<Value> Between(ValueList<Value> items, Value separator) =>
        items.SelectMany((item, i) => i == 0 ? [item] : new[] { separator, item });

    private static bool HasContent(Value value) => value switch
    {
        Value.Nothing => false,
        Value.Text text => text.Content.Length > 0,
        Value.Sequence list => list.Items.Count > 0,
        Value.Fields map => map.Entries.Count > 0,
        _ => true,
    };

    private static string Open(Value value) =>
        value.HoldsSecret ? throw new TemplateStopException("a secret is known only where it is used, and cannot be changed before")
        : value is Value.Sequence or Value.Fields ? throw new TemplateStopException($"{Coercions.Describe(value)} is not text")
        : value.Display;

    private static ValueList<Value> List(Value value) =>
        value is Value.Sequence list ? list.Items : throw new TemplateStopException($"{Coercions.Describe(value)} is not a list");

    private static ValueMap<Value> Map(Value value) =>
        value is Value.Fields map ? map.Entries : throw new TemplateStopException($"{Coercions.Describe(value)} is not a map");

    private static decimal Number(Value value) =>
        Coercions.Number(value) is { Problem: null, Value: var number } ? number : throw new TemplateStopException($"{Coercions.Describe(value)} is not a number");

    private static bool Truth(Value value) =>
        Coercions.Truth(value) is { Problem: null, Value: var truth } ? truth : throw new TemplateStopException($"{Coercions.Describe(value)} is neither true nor false");
}
