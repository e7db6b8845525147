using Clocker.Model.Collections;

namespace Clocker.Model.Machines;

/// <summary>A script to be run once on a machine, whatever becomes of who started it. Never printed: its environment may hold secrets.</summary>
/// <param name="Id">What it is called from then on.</param>
/// <param name="Script">What the interpreter reads. It begins in the home directory, with nothing to read.</param>
public sealed record RunRequest(RunId Id, string Script)
{
    /// <summary>What it finds in its environment besides what the machine gives; secrets are revealed already.</summary>
    public ValueMap<string> Environment { get; init; } = [];

    /// <summary>Who reads the script.</summary>
    public string Interpreter { get; init; } = "sh";

    /// <summary>How much of its output is kept, in bytes: the end of it, and at least half of this.</summary>
    public long OutputBytes { get; init; } = 8 << 20;

    /// <summary>A name in the environment that no shell would take, or whose value none can hold; null if all are right.</summary>
    public string? WrongVariable => Environment.Where(variable => !IsName(variable.Key) || variable.Value.Contains('\0')).Select(variable => variable.Key).FirstOrDefault();

    /// <inheritdoc />
    public override string ToString() => $"run {Id}";

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
