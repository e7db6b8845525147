namespace Clocker.Model.Predicates;

/// <summary>Matches <c>*</c> and <c>?</c>, in time that grows with text and pattern.</summary>
public static class GlobMatch
{
    /// <summary>Whether all of the text matches.</summary>
    public static bool Matches(string text, string pattern)
    {
        int i = 0, j = 0, star = -1, from = 0;
        while (i < text.Length)
        {
            if (j < pattern.Length && pattern[j] == '*')
            {
                (star, from) = (j++, i);
            }
            else if (j < pattern.Length && (pattern[j] == '?' || pattern[j] == text[i]))
            {
                i++;
                j++;
            }
            else if (star >= 0)
            {
                (j, i) = (star + 1, ++from);
            }
            else
            {
                return false;
            }
        }

        while (j < pattern.Length && pattern[j] == '*')
        {
            j++;
        }

        return j == pattern.Length;
    }
}
