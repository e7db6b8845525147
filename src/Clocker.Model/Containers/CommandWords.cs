using System.Text;

using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>Splits a command line into words as a shell would: spaces, quotes and backslashes, and nothing else.</summary>
internal static class CommandWords
{
    /// <summary>Stands for a secret while a line is being split; no real text has these.</summary>
    private const char FirstSecret = '\uE000';

    public static Coerced<ValueList<Value>> Split(Value line)
    {
        if (line is not Value.Joined joined)
        {
            return Split(line.Display, []);
        }

        var secrets = new List<Value>();
        var text = string.Concat(joined.Parts.Select(part => part is Value.Secret ? Mark(part) : part.Display));
        return Split(text, secrets);

        string Mark(Value secret)
        {
            secrets.Add(secret);
            return ((char)(FirstSecret + secrets.Count - 1)).ToString();
        }
    }

    private static Coerced<ValueList<Value>> Split(string line, List<Value> secrets)
    {
        var words = new List<Value>();
        var word = new StringBuilder();
        var isOpen = false;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (letter == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                word.Append(line[++i]);
                isOpen = true;
            }
            else if (quote != '\0' ? letter == quote : letter is '"' or '\'')
            {
                quote = quote == '\0' ? letter : '\0';
                isOpen = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                Close();
            }
            else
            {
                word.Append(letter);
                isOpen = true;
            }
        }

        Close();
        return quote == '\0' ? words.ToValueList() : Coerced<ValueList<Value>>.Wrong($"its {quote} is not closed");

        void Close()
        {
            if (isOpen)
            {
                words.Add(Reveal(word.ToString(), secrets));
            }

            isOpen = false;
            word.Clear();
        }
    }

    private static Value Reveal(string word, List<Value> secrets)
    {
        if (!word.Any(IsSecret))
        {
            return Value.Of(word);
        }

        var parts = new List<Value>();
        var start = 0;
        for (var i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && !IsSecret(word[i]))
            {
                continue;
            }

            if (i > start)
            {
                parts.Add(Value.Of(word[start..i]));
            }

            if (i < word.Length)
            {
                parts.Add(secrets[word[i] - FirstSecret]);
            }

            start = i + 1;
        }

        return parts is [var only] ? only : new Value.Joined([.. parts]);

        bool IsSecret(char letter) => letter >= FirstSecret && letter - FirstSecret < secrets.Count;
    }
}
