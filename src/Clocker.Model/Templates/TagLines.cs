namespace Clocker.Model.Templates;

/// <summary>Finds the white space of lines that have nothing in them but tags: Freemarker leaves such lines out.</summary>
internal static class TagLines
{
    /// <summary>For each letter whether it is left out.</summary>
    public static bool[] Of(string text)
    {
        var isDropped = new bool[text.Length];
        for (var begin = 0; begin < text.Length;)
        {
            var (end, hasTag, hasMore) = Line(text, begin);
            if (hasTag && !hasMore)
            {
                Drop(text, begin, end, isDropped);
            }

            begin = end;
        }

        return isDropped;
    }

    /// <summary>A line, up to after its end; a tag that goes on in the next line takes that along.</summary>
    private static (int End, bool HasTag, bool HasMore) Line(string text, int begin)
    {
        var (hasTag, hasMore) = (false, false);
        var at = begin;
        while (at < text.Length && text[at] != '\n')
        {
            if (TagEnd(text, at) is { } end)
            {
                hasTag = true;
                at = end;
                continue;
            }

            hasMore |= !char.IsWhiteSpace(text[at]);
            at++;
        }

        return (Math.Min(at + 1, text.Length), hasTag, hasMore);
    }

    private static void Drop(string text, int begin, int end, bool[] isDropped)
    {
        for (var at = begin; at < end;)
        {
            if (TagEnd(text, at) is { } after)
            {
                at = after;
                continue;
            }

            isDropped[at++] = true;
        }
    }

    /// <summary>Where the tag ends that begins here; null if none does.</summary>
    private static int? TagEnd(string text, int at)
    {
        if (text[at] != '<' || at + 1 >= text.Length || !(text[at + 1] == '#' || (text[at + 1] == '/' && at + 2 < text.Length && text[at + 2] == '#')))
        {
            return null;
        }

        var isComment = text.AsSpan(at).StartsWith("<#--");
        var end = isComment ? text.IndexOf("-->", at, StringComparison.Ordinal) : text.IndexOf('>', at);
        return end < 0 ? text.Length : end + (isComment ? 3 : 1);
    }
}
