using Clocker.Model.Collections;
using Clocker.Model.Entities;

namespace Clocker.Model.Expressions;

/// <summary>Reads Freemarker's <c>${…}</c>: names joined by dots and brackets, and a default after <c>!</c>.</summary>
public static class TemplateText
{
    /// <summary>The pieces of a template, or what is wrong with it.</summary>
    public static Coerced<ValueList<Piece>> Read(string text)
    {
        var pieces = new List<Piece>();
        var at = 0;
        while (at < text.Length)
        {
            var begin = text.IndexOf("${", at, StringComparison.Ordinal);
            var plain = begin < 0 ? text[at..] : text[at..begin];
            if (Directive(plain) is { } directive)
            {
                return Coerced<ValueList<Piece>>.Wrong($"the template has {directive}; of Freemarker only ${{…}} is available");
            }

            if (plain.Length > 0)
            {
                pieces.Add(new(plain, [], null));
            }

            if (begin < 0)
            {
                break;
            }

            var end = End(text, begin + 2);
            if (end < 0)
            {
                return Coerced<ValueList<Piece>>.Wrong("the template has a ${ without its }");
            }

            var inner = text[(begin + 2)..end];
            if (Interpolation(inner) is not { } piece)
            {
                return Coerced<ValueList<Piece>>.Wrong($"the template has ${{{inner}}}; write names such as ${{config['key']}}, with a default as ${{name!\"default\"}}");
            }

            pieces.Add(piece);
            at = end + 1;
        }

        return pieces.ToValueList();
    }

    private static string? Directive(string plain)
    {
        foreach (var mark in new[] { "<#", "</#", "<@", "</@" })
        {
            if (plain.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                return plain[at..Math.Min(plain.Length, at + 20)];
            }
        }

        return null;
    }

    /// <summary>The closing brace, not one inside quotes.</summary>
    private static int End(string text, int at)
    {
        char? quote = null;
        for (; at < text.Length; at++)
        {
            if (quote is null && text[at] == '}')
            {
                return at;
            }

            quote = text[at] is '"' or '\'' ? (quote is null ? text[at] : quote == text[at] ? null : quote) : quote;
        }

        return -1;
    }

    private static Piece? Interpolation(string inner)
    {
        var path = new List<string>();
        var at = Space(inner, 0);
        while (at < inner.Length)
        {
            if (inner[at] == '!' && path.Count > 0)
            {
                var otherwise = inner[(at + 1)..].Trim();
                return otherwise.Length == 0 ? new("", path.ToValueList(), "")
                    : Quoted(otherwise, 0) is { } text && text.End == otherwise.Length ? new("", path.ToValueList(), text.Content)
                    : null;
            }

            if (Step(inner, path.Count == 0, ref at) is not { } step)
            {
                return null;
            }

            path.Add(step);
            at = Space(inner, at);
        }

        return path.Count > 0 ? new("", path.ToValueList(), null) : null;
    }

    private static string? Step(string inner, bool isFirst, ref int at)
    {
        if (!isFirst && inner[at] == '[')
        {
            var open = Space(inner, at + 1);
            var close = inner.IndexOf(']', open);
            if (Quoted(inner, open) is { } key)
            {
                at = Space(inner, key.End) + 1;
                return at <= inner.Length && inner[at - 1] == ']' ? key.Content : null;
            }

            var digits = close < 0 ? "" : inner[open..close].Trim();
            at = close + 1;
            return digits.Length > 0 && digits.All(char.IsAsciiDigit) ? digits : null;
        }

        if (!isFirst && inner[at] != '.')
        {
            return null;
        }

        at += isFirst ? 0 : 1;
        var start = at;
        while (at < inner.Length && (char.IsLetterOrDigit(inner[at]) || inner[at] is '_' or '-' or '$'))
        {
            at++;
        }

        return at > start ? inner[start..at] : null;
    }

    private static (string Content, int End)? Quoted(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('"' or '\''))
        {
            return null;
        }

        var end = text.IndexOf(text[at], at + 1);
        return end < 0 ? null : (text[(at + 1)..end], end + 1);
    }

    private static int Space(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>A plain text, or if it has a path what stands there, with a default for when it is not there.</summary>
    public sealed record Piece(string Text, ValueList<string> Path, string? Default);
}
