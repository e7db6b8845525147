using System.IO.Enumeration;

using Clocker.Model.Collections;

namespace Clocker.Control.Clouds;

/// <summary>Sends names of images to others: <c>mysql:*</c> to <c>mariadb:10.11</c>. The first pattern that matches counts.</summary>
/// <param name="Rules">Patterns with <c>*</c> and <c>?</c>, and what they are sent to.</param>
public sealed record ImageMap(ValueList<ImageRule> Rules)
{
    /// <summary>Sends nothing anywhere.</summary>
    public static ImageMap None { get; } = new([]);

    /// <summary>The image to use, which may be the one asked for.</summary>
    public string Apply(string image) =>
        Rules.FirstOrDefault(rule => FileSystemName.MatchesSimpleExpression(rule.Pattern, image, ignoreCase: false))?.Image ?? image;
}
