using System.Globalization;

using Clocker.Model.Values;

namespace Clocker.Blueprints.Yaml;

/// <summary>A text, number, truth value or null.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="text">Its content, without quotes and escapes.</param>
/// <param name="spelling">How it is written.</param>
internal sealed class ScalarNode(Position at, string text, Spelling spelling) : Node(at)
{
    /// <summary>A text that nobody wrote so.</summary>
    public ScalarNode(Position at, string text)
        : this(at, text, Spelling.Text)
    {
    }

    public string Text { get; } = text;

    /// <summary>How it is written.</summary>
    public Spelling Spelling { get; } = spelling;

    /// <summary>Whether it is unquoted.</summary>
    public bool IsPlain => Spelling.IsPlain;

    public bool IsNull => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNull ? "nothing" : "text";

    /// <summary>The same at another place.</summary>
    public ScalarNode MovedTo(Position place) => new(place, Text, Spelling);

    /// <summary>Where a character of the content is.</summary>
    public Position PlaceOf(int index) => Spelling.Columns is { } columns ? At.After(columns(index)) : At;

    /// <summary>
    /// What it means: a plain scalar that is written as the number or truth value would be printed is one; all else is text, so
    /// that <c>007</c>, <c>1e3</c> and <c>yes</c> stay as they were written.
    /// </summary>
    public Value Value =>
        !IsPlain ? Value.Of(Text)
        : IsNull ? new Value.Nothing()
        : Text is "true" or "True" or "TRUE" ? Value.Of(true)
        : Text is "false" or "False" or "FALSE" ? Value.Of(false)
        : char.IsAsciiLetter(Text[0]) ? Value.Of(Text)
        : decimal.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == Text ? Value.Of(number)
        : Value.Of(Text);
}
