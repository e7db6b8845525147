namespace Clocker.Blueprints.Compose.Writing;

/// <summary>In which styles a text can be written, by the rules of the emitter that Compose uses.</summary>
/// <param name="AllowsPlain">Whether it can stand without quotes, in a block.</param>
/// <param name="AllowsSingle">Whether it can stand in single quotes.</param>
/// <param name="AllowsBlock">Whether it can stand as lines of its own.</param>
internal sealed record ScalarAnalysis(bool AllowsPlain, bool AllowsSingle, bool AllowsBlock)
{
    private const string FirstIndicators = "#,[]{}&*!|>'\"%@`";

    public static ScalarAnalysis Of(string text)
    {
        if (text.Length == 0)
        {
            return new(true, true, false);
        }

        var hasIndicator = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        bool hasTab = false, isSpecial = false, hasBreak = false, spaceThenBreak = false, breakThenSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            hasIndicator |= IsIndicator(text, i);
            hasTab |= text[i] == '\t';
            isSpecial |= text[i] != '\t' && !char.IsSurrogate(text[i]) && !IsPrintable(text[i]);
            hasBreak |= IsBreak(text[i]);
            spaceThenBreak |= i > 0 && IsBreak(text[i]) && text[i - 1] == ' ';
            breakThenSpace |= i > 0 && text[i] == ' ' && IsBreak(text[i - 1]);
        }

        var hasEdge = text[0] == ' ' || text[^1] == ' ' || IsBreak(text[0]) || IsBreak(text[^1]);
        var isHard = spaceThenBreak || isSpecial;
        return new(
            !hasIndicator && !hasEdge && !hasBreak && !breakThenSpace && !isHard && !hasTab,
            !breakThenSpace && !isHard && !hasTab,
            text[^1] != ' ' && !isHard);
    }

    public static bool IsPrintable(int letter) =>
        letter is '\n' or (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD and not 0xFEFF) or (>= 0x10000 and <= 0x10FFFF);

    private static bool IsIndicator(string text, int i)
    {
        var isFollowed = i + 1 >= text.Length || text[i + 1] is ' ' or '\t';
        return i == 0
            ? FirstIndicators.Contains(text[0], StringComparison.Ordinal) || (text[0] is '?' or ':' or '-' && isFollowed)
            : (text[i] == ':' && isFollowed) || (text[i] == '#' && (text[i - 1] is ' ' or '\t' or '\n' or '\r'));
    }

    private static bool IsBreak(char letter) => letter is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
