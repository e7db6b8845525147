using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints.Compose;

/// <summary>What came of reading a project's files.</summary>
/// <param name="Project">The project; null if there are errors.</param>
/// <param name="Diagnostics">Everything found, each in its file.</param>
/// <param name="Sources">All texts that were read, for whoever shows places in them.</param>
public sealed record ComposeReading(ComposeProject? Project, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<Source> Sources)
{
    /// <summary>The project's own files, as absolute paths.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The project's directory.</summary>
    public string Directory { get; init; } = "";
}
