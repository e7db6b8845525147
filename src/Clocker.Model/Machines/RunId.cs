namespace Clocker.Model.Machines;

/// <summary>Names one run on a machine.</summary>
/// <param name="Name">Letters, digits, dots, hyphens and underscores; unique on the machine for ever.</param>
/// <param name="AsRoot">Whether it runs as root. Runs of root and of the ordinary user are kept apart.</param>
public readonly record struct RunId(string Name, bool AsRoot = false)
{
    /// <summary>Whether the name may be one of a directory.</summary>
    public bool IsUsable => Name is { Length: > 0 and <= 120 } && Name[0] is not ('.' or '-') && Name.All(IsAllowed);

    /// <inheritdoc />
    public override string ToString() => Name;

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';
}
