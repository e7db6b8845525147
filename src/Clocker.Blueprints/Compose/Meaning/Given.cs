using System.Globalization;

using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>What is given of a map that is being made: entries without a value are left out.</summary>
internal sealed class Given
{
    private readonly List<KeyValuePair<string, Value>> _entries = [];

    public int Count => _entries.Count;

    public Value Value => new Value.Fields(_entries.ToValueMap());

    public Given Text(string key, string? text) => text is null ? this : Add(key, Value.Of(text));

    public Given Flag(string key, ComposeNode? value) => value is ComposeScalar { Type: ScalarKind.Flag } flag ? Add(key, Value.Of(flag.IsTrue)) : this;

    public Given Texts(string key, IEnumerable<string> texts) => texts.ToList() is { Count: > 0 } all ? Add(key, List(all)) : this;

    public Given Map(string key, IEnumerable<KeyValuePair<string, string>> entries) =>
        entries.ToList() is { Count: > 0 } all ? Add(key, new Value.Fields(all.ToValueMap(entry => entry.Key, entry => Value.Of(entry.Value)))) : this;

    public Given Add(string key, Value value)
    {
        _entries.Add(new(key, value));
        return this;
    }

    public static Value List(IEnumerable<string> texts) => new Value.Sequence([.. texts.Select(Value.Of)]);

    /// <summary>The texts of a list of a model.</summary>
    public static IReadOnlyList<string> TextsOf(ComposeNode? node) => node is ComposeList list ? [.. list.Items.Select(item => item.AsText).OfType<string>()] : [];

    /// <summary>The texts of a map of a model.</summary>
    public static IEnumerable<KeyValuePair<string, string>> PairsOf(ComposeMap? map) =>
        (map?.Entries ?? []).Where(entry => entry.Value is ComposeScalar { IsNull: false }).Select(entry => KeyValuePair.Create(entry.Name, ((ComposeScalar)entry.Value).Printed));

    /// <summary>A number of a model, as a text.</summary>
    public static string? NumberOf(ComposeNode? node) => node switch
    {
        ComposeScalar { Type: ScalarKind.Whole or ScalarKind.Real } number => number.Printed,
        { AsText: { } text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => text,
        _ => null,
    };

    public static Expression Constant(Value value) => new Expression.Constant(value);
}
