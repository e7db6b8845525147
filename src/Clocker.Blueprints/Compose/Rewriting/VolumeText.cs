using Clocker.Blueprints.Compose.Loading;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Rewriting;

/// <summary>Reads <c>SOURCE:TARGET:OPTIONS</c>, which is one path, or a volume, or a directory of the host.</summary>
internal static class VolumeText
{
    private static readonly string[] Propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

    /// <summary>The long syntax, and what is wrong with the text; null if nothing is.</summary>
    public static (ComposeMap Volume, string? Problem) Read(string text, Position at)
    {
        if (text.Length == 0)
        {
            return (new(at), "invalid empty volume spec");
        }

        if (text.Length <= 2)
        {
            var shortest = Long(at, "", text, []);
            shortest.Remove("volume");
            return (shortest, null);
        }

        var parts = Parts(text);
        return parts.Exists(part => part.Length == 0) ? (new(at), $"invalid spec: {text}: empty section between colons")
            : parts.Count > 3 ? (new(at), $"invalid spec: {text}: too many colons")
            : parts.Count == 1 ? (Long(at, "", parts[0], []), null)
            : (Long(at, parts[0], parts[1], parts.Count == 3 ? parts[2].Split(',') : []), null);
    }

    /// <summary>The parts between colons; those of a Windows drive and of variables separate nothing.</summary>
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var begin = 0;
        var braces = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                braces++;
            }
            else if (text[i] == '}' && braces > 0)
            {
                braces--;
            }
            else if (text[i] == ':' && braces == 0 && !(i - begin == 1 && char.IsLetter(text[begin])))
            {
                parts.Add(text[begin..i]);
                begin = i + 1;
            }
        }

        parts.Add(text[begin..]);
        return parts;
    }

    private static ComposeMap Long(Position at, string source, string target, IReadOnlyList<string> options)
    {
        var isPath = IsPath(source);
        var volume = new ComposeMap(at);
        volume.Set("type", Text(isPath ? "bind" : "volume"));
        if (source.Length > 0)
        {
            volume.Set("source", Text(source));
        }

        volume.Set("target", Text(GoPath.Clean(target)));
        if (options.LastOrDefault(option => option is "ro" or "rw") == "ro")
        {
            volume.Set("read_only", ComposeScalar.Flag(at, true));
        }

        var bind = new ComposeMap(at);
        foreach (var option in options)
        {
            if (Propagations.Contains(option))
            {
                bind.Set("propagation", Text(option));
            }
            else if (option is "z" or "Z")
            {
                bind.Set("selinux", Text(option));
            }
        }

        if (isPath)
        {
            bind.Set("create_host_path", ComposeScalar.Flag(at, true));
        }

        if (bind.Count > 0)
        {
            volume.Set("bind", bind);
        }

        if (!isPath || options.Contains("nocopy"))
        {
            var settings = new ComposeMap(at);
            if (options.Contains("nocopy"))
            {
                settings.Set("nocopy", ComposeScalar.Flag(at, true));
            }

            volume.Set("volume", settings);
        }

        return volume;

        ComposeScalar Text(string text) => ComposeScalar.Text(at, text);
    }

    private static bool IsPath(string source) =>
        source.Length > 0 && (source[0] is '.' or '/' or '~' || source.StartsWith(@"\\", StringComparison.Ordinal) || (source.Length > 1 && source[1] == ':' && char.IsLetter(source[0])));
}
