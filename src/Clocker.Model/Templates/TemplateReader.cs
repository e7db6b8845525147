using Clocker.Model.Collections;

namespace Clocker.Model.Templates;

/// <summary>Reads the templates of Freemarker, as far as they say what to do with values: <c>${…}</c>, choices, lists, assignments, comments.</summary>
internal sealed class TemplateReader(string text, int nested = 0)
{
    private const int LongestTemplate = 1_000_000;
    private const int MostNested = 50;

    private static readonly string[] Known = ["if", "elseif", "else", "list", "sep", "break", "assign", "noparse"];

    private readonly bool[] _isDropped = TagLines.Of(text);
    private int _at;
    private int _nested = nested;

    /// <summary>The pieces of a template, or what is wrong with it.</summary>
    public static (ValueList<TemplateNode>? Nodes, TemplateMistake? Mistake) Read(string text)
    {
        if (text.Length > LongestTemplate)
        {
            return (null, new(LongestTemplate, "the template is longer than a million letters"));
        }

        try
        {
            var reader = new TemplateReader(text);
            var nodes = reader.Body(null);
            return (nodes, null);
        }
        catch (TemplateMistakeException mistake)
        {
            return (null, mistake.Mistake);
        }
    }

    /// <summary>Text with nothing but <c>${…}</c> in it, as quoted texts have it.</summary>
    public ValueList<TemplateNode> Interpolations()
    {
        Enter(0);
        var nodes = new List<TemplateNode>();
        while (_at < text.Length)
        {
            var next = text.IndexOf("${", _at, StringComparison.Ordinal);
            var end = next < 0 ? text.Length : next;
            nodes.Add(new TemplateNode.Plain(text[_at..end]));
            _at = end;
            if (next >= 0)
            {
                nodes.Add(Filled());
            }
        }

        return nodes.ToValueList();
    }

    /// <summary>What stands up to a tag that ends it; leaves the place before that tag.</summary>
    private ValueList<TemplateNode> Body(string? within)
    {
        Enter(_at);
        var nodes = new List<TemplateNode>();
        while (_at < text.Length)
        {
            var next = Next();
            AddText(nodes, next);
            _at = next;
            if (next == text.Length)
            {
                break;
            }

            if (text[next] == '$')
            {
                nodes.Add(Filled());
            }
            else if (text.AsSpan(next).StartsWith("<#--"))
            {
                Comment();
            }
            else if (IsEnd(within))
            {
                _nested--;
                return nodes.ToValueList();
            }
            else
            {
                Directive(nodes, within);
            }
        }

        _nested--;
        return within is null ? nodes.ToValueList() : throw new TemplateMistakeException(text.Length, $"<#{within}> is not closed");
    }

    /// <summary>The next place where something else than text stands.</summary>
    private int Next()
    {
        for (var at = _at; at + 1 < text.Length; at++)
        {
            if ((text[at] == '$' && text[at + 1] == '{')
                || (text[at] == '<' && (text[at + 1] is '#' or '@' || (text[at + 1] == '/' && at + 2 < text.Length && text[at + 2] is '#' or '@'))))
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>Text, without the lines that have nothing but tags in them.</summary>
    private void AddText(List<TemplateNode> nodes, int end)
    {
        var from = _at;
        for (var at = _at; at <= end; at++)
        {
            if (at == end || _isDropped[at])
            {
                if (at > from)
                {
                    nodes.Add(new TemplateNode.Plain(text[from..at]));
                }

                from = at + 1;
            }
        }
    }

    private TemplateNode.Filled Filled()
    {
        var begin = _at;
        var end = Close(begin + 2, '}');
        if (end < 0)
        {
            throw new TemplateMistakeException(begin, "a ${ has no }");
        }

        _at = end + 1;
        return new(new FormulaReader(text, begin + 2, end, _nested).ReadAll());
    }

    private void Comment()
    {
        var end = text.IndexOf("-->", _at, StringComparison.Ordinal);
        _at = end < 0 ? throw new TemplateMistakeException(_at, "a <#-- has no -->") : end + 3;
    }

    /// <summary>Whether a tag stands here that ends what is being read.</summary>
    private bool IsEnd(string? within) => within switch
    {
        null => false,
        "if" => IsTag("</#if") || IsTag("<#else"),
        "list" => IsTag("</#list") || IsTag("<#else"),
        // A separator may be left open: the list's end ends it too.
        "sep" => IsTag("</#sep") || IsTag("</#list") || IsTag("<#else"),
        _ => IsTag($"</#{within}"),
    };

    private bool IsTag(string tag) => text.AsSpan(_at).StartsWith(tag, StringComparison.Ordinal);

    private void Directive(List<TemplateNode> nodes, string? within)
    {
        var (name, at) = (NameOfTag(), _at);
        if (text[at + 1] != '#')
        {
            throw new TemplateMistakeException(at, text[at + 1] == '/' ? $"{Excerpt(at)} closes what is not open" : $"macros such as {Excerpt(at)} are not available");
        }

        switch (name)
        {
            case "if":
                nodes.Add(If());
                break;
            case "list":
                nodes.Add(List());
                break;
            case "sep" when within == "list":
                Tag(out _, out _);
                nodes.Add(new TemplateNode.Between(Body("sep")));
                if (IsTag("</#sep"))
                {
                    Tag(out _, out _);
                }

                break;
            case "break":
                Tag(out _, out _);
                nodes.Add(new TemplateNode.Leave());
                break;
            case "assign":
                nodes.Add(Assign());
                break;
            case "noparse":
                Tag(out _, out _);
                nodes.Add(new TemplateNode.Plain(NotRead()));
                break;
            default:
                throw new TemplateMistakeException(at, Known.Contains(name)
                    ? $"<#{name}> does not belong here"
                    : $"the directive <#{name}> is not available; there are if, elseif, else, list, sep, break, assign, noparse and comments");
        }
    }

    private TemplateNode.Choice If()
    {
        var branches = new List<(Formula?, ValueList<TemplateNode>)>();
        var open = _at;
        Formula? test = Tag("if");
        while (true)
        {
            var body = Body("if");
            branches.Add((test, body));
            if (IsTag("</#if"))
            {
                Tag(out _, out _);
                return new([.. branches]);
            }

            if (test is null && branches.Count > 0)
            {
                throw new TemplateMistakeException(open, "something follows the <#else> of this <#if>");
            }

            test = IsTag("<#elseif") ? Tag("elseif") : Else();
        }
    }

    private Formula? Else()
    {
        Tag(out _, out _);
        return null;
    }

    private TemplateNode.Each List()
    {
        var (at, inner) = (_at, Inside("list"));
        var of = inner.Read();
        if (!inner.Take("as") || inner.Word() is not { } item)
        {
            throw new TemplateMistakeException(at, "a list is written <#list THINGS as thing>");
        }

        var value = inner.Take(",") ? inner.Word() ?? throw new TemplateMistakeException(at, "a name is missing after the comma") : null;
        RequireEnd(inner);
        var body = Body("list");
        ValueList<TemplateNode> otherwise = [];
        if (IsTag("<#else"))
        {
            Tag(out _, out _);
            otherwise = Body("list");
        }

        if (!IsTag("</#list"))
        {
            throw new TemplateMistakeException(at, "<#list> has one <#else> at most");
        }

        Tag(out _, out _);
        return new(of, item, value, body, otherwise);
    }

    private TemplateNode.Assign Assign()
    {
        var (at, inner) = (_at, Inside("assign"));
        if (inner.Word() is not { } name || !inner.Take("="))
        {
            throw new TemplateMistakeException(at, "an assignment is written <#assign name = value>");
        }

        var formula = inner.Read();
        RequireEnd(inner);
        return new(name, formula);
    }

    private string NotRead()
    {
        var end = text.IndexOf("</#noparse>", _at, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new TemplateMistakeException(text.Length, "<#noparse> is not closed");
        }

        var plain = text[_at..end];
        _at = end + "</#noparse>".Length;
        return plain;
    }

    /// <summary>The formula of a tag that has nothing else.</summary>
    private Formula Tag(string name)
    {
        var inner = Inside(name);
        var formula = inner.Read();
        RequireEnd(inner);
        return formula;
    }

    private static void RequireEnd(FormulaReader inner)
    {
        if (!inner.IsAtEnd)
        {
            throw new TemplateMistakeException(inner.At, "this is left over in the tag");
        }
    }

    private FormulaReader Inside(string name)
    {
        Tag(out var begin, out var end);
        return new(text, begin + name.Length, end, _nested);
    }

    /// <summary>Goes past a tag; what is in it begins with its name.</summary>
    private void Tag(out int begin, out int end)
    {
        begin = text.IndexOf('#', _at) + 1;
        end = Close(begin, '>');
        if (end < 0)
        {
            throw new TemplateMistakeException(_at, $"{Excerpt(_at)} has no >");
        }

        _at = end + 1;
        end -= text[end - 1] == '/' ? 1 : 0;
    }

    private string NameOfTag()
    {
        var from = _at + (text[_at + 1] == '/' ? 3 : 2);
        var end = from;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[from..end];
    }

    /// <summary>Where a bracket is closed that is neither in quotes nor within other brackets; below zero if nowhere.</summary>
    private int Close(int at, char closing)
    {
        var open = 0;
        char? quote = null;
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote is not null)
            {
                at += letter == '\\' ? 1 : 0;
                quote = letter == quote ? null : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter == closing && open == 0)
            {
                return at;
            }
            else
            {
                open += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;
            }
        }

        return -1;
    }

    private void Enter(int at)
    {
        if (++_nested > MostNested)
        {
            throw new TemplateMistakeException(at, $"it is nested more than {MostNested} deep");
        }
    }

    private string Excerpt(int at) => text[at..Math.Min(text.Length, at + 20)];
}
