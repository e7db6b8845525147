namespace Clocker.Model.Diagnostics;

/// <summary>One mistake or doubt in what a user wrote.</summary>
/// <param name="Code">Stable, for searching: <c>CLK</c> and four digits.</param>
/// <param name="Severity">Whether the blueprint can be deployed all the same.</param>
/// <param name="Message">One sentence: what is wrong, naming the thing.</param>
/// <param name="Remedy">One sentence: what would be right.</param>
/// <param name="Location">Where it stands.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, string Remedy, SourceLocation Location);
