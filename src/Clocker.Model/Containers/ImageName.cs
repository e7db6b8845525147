using Clocker.Model.Entities;

namespace Clocker.Model.Containers;

/// <summary>An image's name in its parts: <c>registry.example.org:5000/team/shop:1.2@sha256:…</c>.</summary>
/// <param name="Repository">All before the tag, registry included.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest with its algorithm, or null.</param>
public sealed record ImageName(string Repository, string? Tag, string? Digest)
{
    /// <summary>The last part of the repository, such as <c>shop</c>.</summary>
    public string ShortName => Repository[(Repository.LastIndexOf('/') + 1)..];

    /// <summary>Reads a name as Docker does: a colon after the last slash begins the tag, one before it a port.</summary>
    public static Coerced<ImageName> Read(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? null : text[(at + 1)..];
        var rest = at < 0 ? text : text[..at];
        var colon = rest.LastIndexOf(':');
        var hasTag = colon > rest.LastIndexOf('/');
        var repository = hasTag ? rest[..colon] : rest;
        var tag = hasTag ? rest[(colon + 1)..] : null;
        return !IsRepository(repository) ? Coerced<ImageName>.Wrong($"\"{repository}\" is not the name of an image; it has lower-case letters, digits and . _ - / only")
            : tag is not null && !IsTag(tag) ? Coerced<ImageName>.Wrong($"\"{tag}\" is not a tag; it has letters, digits and . _ - only")
            : digest is not null && !IsDigest(digest) ? Coerced<ImageName>.Wrong($"\"{digest}\" is not a digest such as sha256:4a5b…")
            : new ImageName(repository, tag, digest);
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Repository}{(Tag is null ? "" : $":{Tag}")}{(Digest is null ? "" : $"@{Digest}")}";

    private static bool IsRepository(string text)
    {
        var parts = text.Split('/');
        var hasRegistry = parts.Length > 1 && (parts[0].AsSpan().IndexOfAny('.', ':') >= 0 || parts[0] == "localhost");
        return text.Length is > 0 and < 256
            && (!hasRegistry || IsRegistry(parts[0]))
            && parts.Skip(hasRegistry ? 1 : 0).All(IsPart);
    }

    private static bool IsRegistry(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var host = colon < 0 ? text : text[..colon];
        return host.Length > 0
            && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
            && (colon < 0 || (colon + 1 < text.Length && text[(colon + 1)..].All(char.IsAsciiDigit)));
    }

    private static bool IsPart(string text) =>
        text.Length > 0
        && IsLowerOrDigit(text[0])
        && IsLowerOrDigit(text[^1])
        && text.All(letter => IsLowerOrDigit(letter) || letter is '.' or '_' or '-');

    private static bool IsLowerOrDigit(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);

    private static bool IsTag(string text) =>
        text.Length is > 0 and <= 128
        && text[0] is not ('.' or '-')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static bool IsDigest(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && text.Length - colon > 32
        && text[(colon + 1)..].All(char.IsAsciiHexDigit);
}
