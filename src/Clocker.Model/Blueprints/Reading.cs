using Clocker.Model.Diagnostics;

namespace Clocker.Model.Blueprints;

/// <summary>What came of reading a source.</summary>
/// <param name="Blueprint">The blueprint; null if there are errors.</param>
/// <param name="Diagnostics">Everything found, in the order of the text.</param>
public sealed record Reading(Blueprint? Blueprint, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Files that the blueprint names and that must come with it: as written, relative to the source.</summary>
    public IReadOnlyList<FileReference> Files { get; init; } = [];

    /// <summary>Where each value of config was written.</summary>
    public IReadOnlyList<GivenPlace> Places { get; init; } = [];

    /// <summary>Where each location was written.</summary>
    public IReadOnlyList<LocationPlace> Locations { get; init; } = [];

    /// <summary>What environments changed, in the order of the blueprint.</summary>
    public IReadOnlyList<EnvironmentChange> Changes { get; init; } = [];
}
