using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Machines;

/// <summary>How the settings of an engine are written, wherever they stand.</summary>
public static partial class EngineForms
{
    /// <summary>For a log without end.</summary>
    public const string NoLimit = "unlimited";

    /// <summary>A version or its beginning.</summary>
    [GeneratedRegex("^[0-9]+([.][0-9]+)*([-+~][0-9A-Za-z.+~-]+)?$", RegexOptions.CultureInvariant)]
    public static partial Regex Version { get; }

    /// <summary>A port.</summary>
    [GeneratedRegex("^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", RegexOptions.CultureInvariant)]
    public static partial Regex Port { get; }

    /// <summary>The name of a storage driver.</summary>
    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.CultureInvariant)]
    public static partial Regex Driver { get; }

    /// <summary>Whether a text is a network that networks can be taken from.</summary>
    public static bool IsPool(string item) => IPNetwork.TryParse(item, out var network) && network.PrefixLength <= 24;

    /// <summary>Whether a text is the URL of a mirror.</summary>
    public static bool IsUrl(string item) => Uri.TryCreate(item, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    /// <summary>Whether a text is the address of a registry, or of a network of them.</summary>
    public static bool IsRegistry(string item) => !item.Contains('/') || IPNetwork.TryParse(item, out _);

    /// <summary>A text of a form.</summary>
    public static Coerced<string?> Text(Value value, Regex form, string problem) => value switch
    {
        Value.Nothing => Coerced<string?>.Wrong("it is empty"),
        Value.Text or Value.Number when form.IsMatch(value.Display) => value.Display,
        _ => Coerced<string?>.Wrong(problem),
    };

    /// <summary>A port.</summary>
    public static Coerced<int?> Number(Value value) => Text(value, Port, "it is no number from 1 to 65535") is { Problem: null, Value: { } text }
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : Coerced<int?>.Wrong("it is no number from 1 to 65535");

    /// <summary>A size of logs; <see cref="EngineWish.NoLimit"/> for one without end.</summary>
    public static Coerced<long?> LogBytes(Value value) => value is Value.Text { Content: NoLimit } ? EngineWish.NoLimit
        : ContainerCoercions.Memory(value) is { Problem: null } size ? size.Value
        : Coerced<long?>.Wrong($"it is neither a size of 6m or more nor {NoLimit}");

    /// <summary>A list, or a text with commas.</summary>
    public static Coerced<ValueList<string>?> Texts(Value value, Func<string, bool> isRight, string problem)
    {
        IEnumerable<string?> items = value switch
        {
            Value.Text text => text.Content.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Value.Sequence list => list.Items.Select(item => (item as Value.Text)?.Content),
            _ => [null],
        };
        var read = items.ToList();
        return read.Find(item => item is null || !isRight(item)) is var wrong && read.TrueForAll(item => item is not null && isRight(item))
            ? read.OfType<string>().ToValueList()
            : Coerced<ValueList<string>?>.Wrong(wrong is null ? problem : $"\"{wrong}\": {problem}");
    }

    /// <summary>Labels: a map, or a list or a text of <c>KEY=VALUE</c>.</summary>
    public static Coerced<ValueMap<string>?> Labels(Value value)
    {
        const string Problem = "labels are written KEY: VALUE, or KEY=VALUE with commas between";
        if (value is Value.Fields map)
        {
            return map.Entries.All(entry => !entry.Key.Contains('=') && entry.Value is Value.Text or Value.Number or Value.Truth)
                ? map.Entries.ToValueMap(entry => entry.Key, entry => entry.Value.Display)
                : Coerced<ValueMap<string>?>.Wrong(Problem);
        }

        return Texts(value, item => item.IndexOf('=') > 0, Problem) is { Problem: null, Value: { } labels }
            ? labels.Select(label => label.Split('=', 2)).GroupBy(label => label[0], StringComparer.Ordinal).ToValueMap(group => group.Key, group => group.Last()[1])
            : Coerced<ValueMap<string>?>.Wrong(Problem);
    }
}
