using System.Text;

namespace Clocker.Blueprints.Tests.Fuzzing;

/// <summary>Damages texts by chance: a few changes each, of bytes, of lines, and with words of the language.</summary>
internal sealed class Mutations(IReadOnlyList<byte[]> corpus, Random chance)
{
    private const int Longest = 64 << 10;

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "\n", "\n- ", "\n  ", ": ", " #", "\t", "\r\n", "\0", "\uFEFF", "\u00A0", "“", "”", "–", "é", "\U0001F600", "---\n", "...\n", "&a ", "*a", "<<: *a", "!!str ", "!x ", "|\n", ">-\n", "? ",
            "%YAML 1.2\n", "[", "]", "{", "}", "'", "\"", "\\", "$brooklyn:", "$brooklyn:entitySpec:", "$brooklyn:chain:", "$brooklyn:object:", "$brooklyn:literal(\"", "component(\"", "attributeWhenReady(\"",
            "config(\"", "formatString(\"%s\", ", "external(\"a\", \"b\")", "regexReplacement(", "template(\"${", "[0]", "[\"a\"]", ".", ")", ",", "services:", "- type: docker:a\n", "type: BasicApplication",
            "brooklyn.config:", "brooklyn.parameters:", "brooklyn.policies:", "brooklyn.enrichers:", "brooklyn.initializers:", "brooklyn.children:", "brooklyn.tags:", "memberSpec:", "location:", "locations: []", "id: ",
            "constraints: [ regex: \"(a+)+$\" ]", "inheritance.runtime: deep_merge", "deprecatedNames:", "default: ", "wrappedApp: true", "docker.container.environment.A: b", "latch.start: ", "env: ", "files: ", "links: ",
            "null", "~", "true", "1.10", "1e999", "99999999999999999999999999999", "-0", "0x1F", "2026-01-01", "a: b",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>The next text, as bytes.</summary>
    public byte[] Next()
    {
        var text = corpus[chance.Next(corpus.Count)].ToList();
        for (var i = chance.Next(1, 8); i > 0; i--)
        {
            Change(text);
        }

        return text.Count > Longest ? [.. text.Take(Longest)] : [.. text];
    }

    private void Change(List<byte> text)
    {
        var at = chance.Next(text.Count + 1);
        var length = Math.Min(text.Count - at, chance.Next(4) == 0 ? chance.Next(400) : chance.Next(12));
        switch (chance.Next(10))
        {
            case 0:
                text.RemoveRange(at, length);
                break;
            case 1 when at < text.Count:
                text[at] = (byte)chance.Next(256);
                break;
            case 2:
                text.InsertRange(at, text.GetRange(at, length));
                break;
            case 3:
                Repeat(text, at, length);
                break;
            case 4:
                Splice(text, at);
                break;
            case 5:
                MoveLine(text, at);
                break;
            case 6:
                Indent(text, at);
                break;
            default:
                text.InsertRange(at, Words[chance.Next(Words.Length)]);
                break;
        }
    }

    private void Repeat(List<byte> text, int at, int length)
    {
        var piece = text.GetRange(at, length);
        for (var i = chance.Next(1, 1 << chance.Next(1, 10)); i > 0 && text.Count < Longest; i--)
        {
            text.InsertRange(at, piece);
        }
    }

    private void Splice(List<byte> text, int at)
    {
        var other = corpus[chance.Next(corpus.Count)];
        var from = chance.Next(other.Length + 1);
        text.InsertRange(at, other[from..Math.Min(other.Length, from + chance.Next(400))]);
    }

    private void MoveLine(List<byte> text, int at)
    {
        var begin = text.LastIndexOf((byte)'\n', Math.Max(0, at - 1), Math.Max(0, at)) + 1;
        var end = text.IndexOf((byte)'\n', begin);
        if (end < 0)
        {
            return;
        }

        var line = text.GetRange(begin, end + 1 - begin);
        text.RemoveRange(begin, line.Count);
        var to = text.IndexOf((byte)'\n', chance.Next(text.Count + 1));
        text.InsertRange(to + 1, line);
    }

    private void Indent(List<byte> text, int at)
    {
        var begin = text.IndexOf((byte)'\n', at) + 1;
        if (chance.Next(2) == 0)
        {
            text.InsertRange(begin, Enumerable.Repeat((byte)' ', chance.Next(1, 6)));
        }
        else if (begin < text.Count && text[begin] == ' ')
        {
            text.RemoveAt(begin);
        }
    }
}
