namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Paths as Compose joins and compares them, wherever it runs: with slashes.</summary>
internal static class GoPath
{
    public static bool IsAbsolute(string path) => path.StartsWith('/');

    /// <summary>Joins and shortens; an empty part counts as none.</summary>
    public static string Join(string above, string below) => above.Length == 0 ? Clean(below) : below.Length == 0 ? Clean(above) : Clean($"{above}/{below}");

    /// <summary>Without <c>.</c>, <c>..</c> and doubled slashes, as far as that is possible without looking.</summary>
    public static string Clean(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        var isRooted = path[0] == '/';
        var kept = new List<string>();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                kept.Add(part);
            }
            else if (kept is [.., not ".."])
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (!isRooted)
            {
                kept.Add(part);
            }
        }

        var joined = string.Join('/', kept);
        return isRooted ? $"/{joined}" : joined.Length == 0 ? "." : joined;
    }

    public static string Directory(string path)
    {
        var slash = path.LastIndexOf('/');
        return Clean(slash < 0 ? "" : path[..(slash + 1)]);
    }

    /// <summary>The last part of a path.</summary>
    public static string Name(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? path.Length == 0 ? "." : "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    /// <summary>A path as seen from a directory; both are absolute.</summary>
    public static string Relative(string from, string path)
    {
        var here = Clean(from).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var there = Clean(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var same = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        var joined = string.Join('/', Enumerable.Repeat("..", here.Length - same).Concat(there.Skip(same)));
        return joined.Length == 0 ? "." : joined;
    }

    /// <summary>Whether a path is absolute on Windows: <c>C:\data</c>, <c>\\host\share</c>, <c>\\.\pipe\name</c>.</summary>
    public static bool IsWindowsAbsolute(string path) =>
        path.Length >= 3 && path[1] == ':' ? IsSeparator(path[2])
        : path.Length >= 2 && IsSeparator(path[0]) && IsSeparator(path[1]) && path.Length > 2;

    private static bool IsSeparator(char letter) => letter is '\\' or '/';
}
