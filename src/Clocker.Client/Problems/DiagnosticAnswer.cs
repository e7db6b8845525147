namespace Clocker.Client.Problems;

/// <summary>One mistake or doubt in a blueprint.</summary>
/// <param name="Code">Stable, for searching.</param>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
/// <param name="File">The file, as it was sent.</param>
/// <param name="Line">From one; zero means the file as a whole.</param>
/// <param name="Column">From one; zero means the file as a whole.</param>
public sealed record DiagnosticAnswer(
    string Code, string Severity, string Message, string Remedy, string File, int Line, int Column);
