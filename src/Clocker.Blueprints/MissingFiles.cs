using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints;

/// <summary>What is said about a local file that a blueprint names and that is not there.</summary>
public static class MissingFiles
{
    /// <summary>The diagnostic.</summary>
    /// <param name="file">The file.</param>
    /// <param name="remedy">Where it was looked for, or how to send it, as a sentence.</param>
    public static Diagnostic Of(FileReference file, string remedy) => new(
        DiagnosticCodes.MissingFile, Severity.Error, $"The file \"{file.Path}\" is not there.", remedy, file.Location);
}
