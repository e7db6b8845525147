namespace Clocker.Blueprints.Yaml;

/// <summary>How a scalar is written.</summary>
/// <param name="IsPlain">Whether it is unquoted, so that its look decides what it is.</param>
/// <param name="Columns">For each character of the content, how far its place is from where the scalar begins; null if it spans lines.</param>
internal sealed record Spelling(bool IsPlain, Func<int, int>? Columns)
{
    /// <summary>Unquoted, in one line.</summary>
    public static Spelling Plain { get; } = new(true, index => index);

    /// <summary>Unquoted, over several lines.</summary>
    public static Spelling PlainLines { get; } = new(true, null);

    /// <summary>A text whose characters have no places of their own.</summary>
    public static Spelling Text { get; } = new(false, null);

    /// <summary>A text in one line that stands there as it is.</summary>
    public static Spelling Verbatim { get; } = new(false, index => index);
}
