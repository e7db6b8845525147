using Clocker.Model.Diagnostics;

namespace Clocker.Model.Blueprints;

/// <summary>Where the value of a config key was written.</summary>
/// <param name="Entity">The handle of the entity that it was given to; empty for the application.</param>
/// <param name="Key">The key's full name, or as written if no type declares it.</param>
/// <param name="At">The place; the file may be the blueprint's, an environment's, or a catalogue's.</param>
public sealed record GivenPlace(string Entity, string Key, SourceLocation At)
{
    /// <summary>Other texts that a part of it comes from, where maps were laid over each other.</summary>
    public IReadOnlyList<SourceLocation> Also { get; init; } = [];
}
