using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Variables;

/// <summary>Makes a value of another kind of a text.</summary>
internal static class Casts
{
    /// <summary>The value; null if the text is none such.</summary>
    public static ComposeScalar? To(Cast cast, string text, Position at) => cast switch
    {
        Cast.Whole => GoNumber.TryWhole(text, out var whole) ? ComposeScalar.Number(at, whole) : null,
        Cast.Real => GoNumber.TryReal(text, out var real) ? ComposeScalar.Number(at, real) : null,
        Cast.Single => GoNumber.TryReal(text, out var single) ? ComposeScalar.Number(at, (double)(float)single) : null,
        _ => Flag(text, at),
    };

    /// <summary>Whether a truth value is written as YAML 1.1 had it.</summary>
    public static bool IsOld(string text) => !text.Equals("true", StringComparison.OrdinalIgnoreCase) && !text.Equals("false", StringComparison.OrdinalIgnoreCase);

    public static string Name(Cast cast) => cast switch
    {
        Cast.Whole => "a whole number",
        Cast.Flag => "true or false",
        _ => "a number",
    };

    private static ComposeScalar? Flag(string text, Position at) => text.ToUpperInvariant() switch
    {
        "TRUE" or "Y" or "YES" or "ON" => ComposeScalar.Flag(at, true),
        "FALSE" or "N" or "NO" or "OFF" => ComposeScalar.Flag(at, false),
        _ => null,
    };
}
