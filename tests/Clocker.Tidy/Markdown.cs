using System.Text.RegularExpressions;

namespace Clocker.Tidy;

/// <summary>A document, as far as the tidy tests read it.</summary>
internal sealed partial class Markdown
{
    private const string Marker = "```";

    private readonly List<string> _prose = [];
    private readonly List<Fence> _fences = [];

    private Markdown(string path) => Name = Repository.Relative(Path = path);

    public static IReadOnlyList<Markdown> All { get; } = [.. Repository.Files("*.md").Select(Read)];

    /// <summary>Its path from the root.</summary>
    public string Name { get; }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    public IReadOnlyList<Fence> Fences => _fences;

    /// <summary>Where its links lead, as written.</summary>
    public IEnumerable<string> Links => _prose
        .SelectMany(line => Link().Matches(InlineCode().Replace(line, "code")))
        .Select(link => link.Groups[1].Value);

    /// <summary>What stands in backquotes outside of blocks.</summary>
    public IEnumerable<string> CodeWords => _prose.SelectMany(line => InlineCode().Matches(line)).Select(code => code.Groups[1].Value);

    /// <summary>What links to its headings end with.</summary>
    public IEnumerable<string> Anchors => _prose.Where(line => line.StartsWith('#')).Select(Anchor);

    public override string ToString() => Name;

    public static Markdown Named(string name) => All.Single(document => document.Name == name);

    private static Markdown Read(string path)
    {
        var document = new Markdown(path);
        var lines = File.ReadAllLines(path);
        var before = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Marker, StringComparison.Ordinal))
            {
                var begin = i + 1;
                for (i = begin; !lines[i].StartsWith(Marker, StringComparison.Ordinal); i++)
                {
                }

                document._fences.Add(new(
                    document.Name, begin, lines[begin - 1][Marker.Length..].Trim(), before, string.Join('\n', lines[begin..i])));
                continue;
            }

            document._prose.Add(lines[i]);
            before = lines[i].Length == 0 ? before : lines[i];
        }

        return document;
    }

    /// <summary>As GitHub makes it: lower case, hyphens for spaces, without punctuation.</summary>
    private static string Anchor(string heading) => string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant()
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
        .Select(letter => letter == ' ' ? '-' : letter));

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();
}
