using Clocker.Client.Problems;
using Clocker.Model.Diagnostics;

namespace Clocker.Cli.Sources;

/// <summary>What was found here, in the form in which servers tell it.</summary>
internal static class DiagnosticAnswers
{
    public static DiagnosticAnswer Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Severity == Severity.Error ? "error" : "warning",
        diagnostic.Message,
        diagnostic.Remedy,
        diagnostic.Location.File,
        diagnostic.Location.Line,
        diagnostic.Location.Column);
}
