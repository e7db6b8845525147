using System.Text;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Machines;

/// <summary>What <c>runs.sh</c> is told and what it answers.</summary>
internal static class RunProtocol
{
    private const string Marker = "clocker-input\n";
    private const string Answer = "clocker-answer ";

    /// <summary>Becomes root, if we are not, and runs a shell with what follows.</summary>
    private const string AsRoot = """if [ "$(id -u)" = 0 ]; then shift; exec sh -c "$@"; fi; sudo=$1; shift; exec sudo $sudo -- sh -c "$@" """;

    private static readonly string Script = ReadScript();

    /// <summary>The command by which a machine is asked to do something.</summary>
    public static IReadOnlyList<string> Command(bool asRoot, bool hasPassword, string place, string verb, params IReadOnlyList<string> arguments)
    {
        string[] own = [Script, "clocker", place, verb, .. arguments];

        // With -k what somebody else's sudo remembers does not count: it takes the password, or needs none.
        return asRoot ? ["sh", "-c", AsRoot, "clocker", hasPassword ? "-k -S -p ," : "-n", .. own] : ["sh", "-c", .. own];
    }

    /// <summary>What such a command reads.</summary>
    public static byte[] Input(string? password, ReadOnlySpan<byte> content) =>
        [.. Encoding.UTF8.GetBytes((password is null ? "" : password + "\n") + Marker), .. content];

    /// <summary>The words of an answer, and the bytes that follow them; null if it is none.</summary>
    public static (string[] Words, ReadOnlyMemory<byte> Content)? Parse(ReadOnlyMemory<byte> output)
    {
        var end = output.Span.IndexOf((byte)'\n');
        var line = end < 0 ? "" : Encoding.UTF8.GetString(output.Span[..end]);
        return line.StartsWith(Answer, StringComparison.Ordinal) ? (line[Answer.Length..].Split(' '), output[(end + 1)..]) : null;
    }

    /// <summary>The script of a run as the machine gets it: its environment first.</summary>
    /// <exception cref="DeviceException">A name in the environment is none.</exception>
    public static byte[] ScriptOf(RunRequest request)
    {
        if (request.WrongVariable is { } wrong)
        {
            throw new DeviceException(DeviceFault.Invalid, $"\"{wrong}\" of the environment of run {request.Id} is no name of a variable, or its value holds a null character.");
        }

        var text = new StringBuilder();
        foreach (var (name, value) in request.Environment)
        {
            text.Append("export ").Append(name).Append('=').Append(Quoted(value)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append(request.Script).ToString());
    }

    /// <summary>A text as one word of a POSIX shell.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";

    private static string ReadScript()
    {
        using var stream = typeof(RunProtocol).Assembly.GetManifestResourceStream("runs.sh")
            ?? throw new InvalidOperationException("The assembly lacks its script.");
        return new StreamReader(stream).ReadToEnd();
    }
}
