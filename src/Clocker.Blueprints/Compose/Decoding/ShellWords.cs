using System.Text;

namespace Clocker.Blueprints.Compose.Decoding;

/// <summary>Splits a command into words as Compose does: quotes and backslashes as in a shell, and nothing else of a shell.</summary>
internal sealed class ShellWords
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private char _quote;
    private bool _isEscaped;
    private bool _hasWord;

    private ShellWords()
    {
    }

    /// <summary>The words; null if a quote is not closed.</summary>
    public static IReadOnlyList<string>? Split(string command)
    {
        var words = new ShellWords();
        foreach (var letter in command)
        {
            if (!words.Take(letter))
            {
                return null;
            }

            if (words._isOver)
            {
                break;
            }
        }

        words.EndWord();
        return words._isEscaped || words._quote != '\0' ? null : words._words;
    }

    private bool _isOver;

    private bool Take(char letter)
    {
        if (_isEscaped)
        {
            Append(letter switch
            {
                't' => '\t',
                'n' => '\n',
                _ => letter,
            });
            _isEscaped = false;
            return true;
        }

        switch (letter)
        {
            case '\\' when _quote != '\'':
                _isEscaped = true;
                return true;
            case ' ' or '\t' or '\r' or '\n' when _quote == '\0':
                EndWord();
                return true;
            case '"' or '\'' when _quote == letter:
                (_quote, _hasWord) = ('\0', true);
                return true;
            case '"' or '\'' when _quote is '\0' or '`':
                _quote = letter;
                return true;
            case '`' or '(' or ')':
                return Substitution(letter);
            case ';' or '&' or '|' or '<' or '>' when _quote == '\0':
                // What is for a shell ends the command; a descriptor's number before > belongs to it.
                _hasWord = _hasWord && !(letter == '>' && _word.Length > 0 && char.IsAsciiDigit(_word[0]));
                _isOver = true;
                return true;
            default:
                Append(letter);
                return true;
        }
    }

    /// <summary>Backquotes and <c>$( )</c> keep together what is in them, and nothing is run.</summary>
    private bool Substitution(char letter)
    {
        switch (letter)
        {
            case '`' when _quote is '\0' or '`':
                _quote = _quote == '`' ? '\0' : '`';
                break;
            case ')' when _quote is '\0' or '(':
                _quote = _quote == '(' ? '\0' : '(';
                break;
            case '(' when _quote is '\0' or '(':
                if (_quote == '(' || _word is not { Length: > 0 } || _word[^1] != '$')
                {
                    return false;
                }

                _quote = '(';
                break;
        }

        Append(letter);
        return true;
    }

    private void Append(char letter)
    {
        _word.Append(letter);
        _hasWord = true;
    }

    private void EndWord()
    {
        if (_hasWord)
        {
            _words.Add(_word.ToString());
        }

        _word.Clear();
        _hasWord = false;
    }
}
