using Clocker.Client.Problems;

namespace Clocker.Cli.Showing;

/// <summary>Errors as people read them: one line that says what is wrong, and what to do.</summary>
internal static class ProblemText
{
    /// <summary>Writes a server's refusal.</summary>
    /// <returns>The exit code that it means.</returns>
    public static int Write(Problem problem, TextWriter error)
    {
        foreach (var diagnostic in problem.Diagnostics)
        {
            error.WriteLine(DiagnosticText.Line(diagnostic));
        }

        Write(problem.Detail, problem.Remedy, error);
        return problem.Code is ProblemCodes.BlueprintInvalid or ProblemCodes.CatalogueInvalid ? ExitCodes.InvalidBlueprint : ExitCodes.Failed;
    }

    public static void Write(string message, string? remedy, TextWriter error) =>
        error.WriteLine(remedy is null ? $"Error: {message}" : $"Error: {message}{Environment.NewLine}  {remedy}");
}
