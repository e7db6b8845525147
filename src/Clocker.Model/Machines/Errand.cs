namespace Clocker.Model.Machines;

/// <summary>Something that a host's machine is told to do once, and that says something when it has ended.</summary>
/// <param name="Words">What it is, as it is journaled and shown: <c>runDockerCommand info</c>.</param>
/// <param name="Script">What a shell on the machine does. Not journaled: an errand that was not begun when the server ended is not begun later.</param>
/// <param name="Limit">How long it may take.</param>
public sealed record Errand(string Words, string Script, TimeSpan Limit)
{
    /// <inheritdoc />
    public override string ToString() => Words;
}
