namespace Clocker.Library.Entities;

/// <summary>Names that resolve on a network.</summary>
internal static class DnsName
{
    private const int LongestLabel = 63;

    /// <summary>The nearest name that every resolver takes: lower-case letters, digits and hyphens.</summary>
    public static string From(string text)
    {
        var letters = text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var label = string.Concat(letters).Trim('-');
        label = label.Length > LongestLabel ? label[..LongestLabel].TrimEnd('-') : label;
        return label.Length == 0 ? "entity" : label;
    }

    /// <summary>Whether a text can be looked up as it is, even if not every resolver likes it: underscores, dots, capitals.</summary>
    public static bool CanResolve(string text) =>
        text.Length is > 0 and <= LongestLabel && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
