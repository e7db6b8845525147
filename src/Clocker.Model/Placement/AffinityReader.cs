using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>Reads affinity rules: <c>[NOT] TYPE [name] | NAME text | ID [entity] | APPLICATION [name or id] | EMPTY</c>.</summary>
/// <remarks><c>SAME</c>, which the original documented and did not read, is what a rule without NOT means.</remarks>
public static class AffinityReader
{
    private const string Verbs = "TYPE, NAME, ID, APPLICATION or EMPTY";

    /// <summary>A list of rules, or text with one in each line or between commas. Mistakes say in which rule, and at which word.</summary>
    public static Coerced<ValueList<AffinityRule>> Read(Value value)
    {
        var lines = value switch
        {
            Value.Nothing => [],
            Value.Sequence list => list.Items.Select(item => item.Display),
            _ => value.Display.Split([',', '\n']).Where(line => !string.IsNullOrWhiteSpace(line)),
        };
        var rules = new List<AffinityRule>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var rule = ReadRule(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (rule.Problem is not null)
            {
                return Coerced<ValueList<AffinityRule>>.Wrong($"affinity rule {number} (\"{line.Trim()}\"): {rule.Problem}");
            }

            rules.Add(rule.Value!);
        }

        return rules.ToValueList();
    }

    private static Coerced<AffinityRule> ReadRule(string[] words)
    {
        var isNot = words is [var first, ..] && Is(first, "NOT");
        var at = isNot || (words is [var same, ..] && Is(same, "SAME")) ? 1 : 0;
        if (at >= words.Length)
        {
            return Wrong(at, $"a rule says {Verbs}, and this one says nothing");
        }

        if (Is(words[at], "PREDICATE"))
        {
            return Wrong(at, "a predicate of a Java class cannot be read; use the placement strategy Require with a predicate in YAML");
        }

        if (!Enum.TryParse<AffinityVerb>(words[at], ignoreCase: true, out var verb) || char.IsAsciiDigit(words[at][0]))
        {
            return Wrong(at, $"\"{words[at]}\" is not one of {Verbs}");
        }

        var rest = words[(at + 1)..];
        return verb switch
        {
            AffinityVerb.Name when rest.Length == 0 => Wrong(at + 1, "NAME needs the text that is to be in the name"),
            AffinityVerb.Name => new AffinityRule(verb, isNot, string.Join(' ', rest)),
            AffinityVerb.Empty when rest.Length > 0 => Wrong(at + 1, $"nothing may follow EMPTY, and \"{rest[0]}\" does"),
            _ when rest.Length > 1 => Wrong(at + 2, $"\"{rest[1]}\" is one word too many"),
            _ => new AffinityRule(verb, isNot, rest is [var argument] ? argument : null),
        };
    }

    private static bool Is(string word, string keyword) => string.Equals(word, keyword, StringComparison.OrdinalIgnoreCase);

    private static Coerced<AffinityRule> Wrong(int at, string problem) => Coerced<AffinityRule>.Wrong($"at word {at + 1}, {problem}");
}
