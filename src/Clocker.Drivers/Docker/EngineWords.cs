using System.Text.Json;
using System.Text.RegularExpressions;

namespace Clocker.Drivers.Docker;

/// <summary>Makes sentences for users of what engines answer.</summary>
internal static partial class EngineWords
{
    /// <summary>The message in an error answer, without what only Docker's developers understand.</summary>
    public static string Clean(string? body)
    {
        var words = Message(body ?? "").ReplaceLineEndings(" ").Trim();
        words = Noise().Replace(words, "");
        words = Unknown().Replace(words, "").Trim();
        words = NoCommand().Replace(words, "its command \"${command}\" cannot be run: ");
        if (words.Length == 0)
        {
            return "The engine gave no reason.";
        }

        words = char.ToUpperInvariant(words[0]) + words[1..];
        return words.EndsWith('.') ? words : words + ".";
    }

    /// <summary>The port that an error says is taken, or null.</summary>
    public static int? TakenPort(string words)
    {
        var match = Taken().Match(words);
        return match.Success ? int.Parse(match.Groups["port"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static string Message(string body)
    {
        if (!body.AsSpan().TrimStart().StartsWith("{"))
        {
            return body;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? "" : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    [GeneratedRegex(
        @"Error response from daemon: |driver failed programming external connectivity on endpoint \S+ \([0-9a-f]+\): "
        + @"|failed to create (shim|task|shim task)( for container)?: |OCI runtime (create|exec) failed: |runc create failed: "
        + @"|unable to start container process: |(container_linux|process_linux)\.go:\d+: ((starting|creating) container process|exec failed|container init) caused: "
        + @"|^exec failed: |error creating overlay mount to \S+: ")]
    private static partial Regex Noise();

    [GeneratedRegex("""^exec: "(?<command>[^"]+)": """)]
    private static partial Regex NoCommand();

    [GeneratedRegex(@"(: unknown)+\.?\s*$")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"[\d\]]:(?<port>\d+)[^ ]*( failed)?:( bind:)? (port is already allocated|address already in use)")]
    private static partial Regex Taken();
}
