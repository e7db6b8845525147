namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Files of variables in which nothing means anything: a line is <c>NAME=VALUE</c>.</summary>
internal static class RawVariables
{
    public static void ReadInto(IDictionary<string, string> variables, string text, Func<string, string?> lookup)
    {
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r').TrimStart()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var end = line.IndexOf('=', StringComparison.Ordinal);
            var name = end < 0 ? line : line[..end];
            if ((end < 0 ? lookup(name) : line[(end + 1)..]) is { } value)
            {
                variables[name] = value;
            }
        }
    }
}
