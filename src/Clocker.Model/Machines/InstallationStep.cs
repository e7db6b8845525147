using Clocker.Model.Collections;

namespace Clocker.Model.Machines;

/// <summary>One step of making a machine into something: a script, and a way to see whether it is so already.</summary>
/// <param name="Name">What it is called, in messages and as part of the name of its run.</param>
/// <param name="Check">A shell script that succeeds if it is so already, and prints what is not.</param>
/// <param name="Script">A shell script that makes it so; empty if nothing can be done about it.</param>
/// <param name="Undo">A shell script that takes back what <paramref name="Script"/> did, and nothing else; it may be run again.</param>
public sealed record InstallationStep(string Name, string Check, string Script, string Undo)
{
    /// <summary>What its scripts find in their environment. It may hold keys.</summary>
    public ValueMap<string> Environment { get; init; } = [];

    /// <inheritdoc />
    public override string ToString() => $"step {Name}";
}
