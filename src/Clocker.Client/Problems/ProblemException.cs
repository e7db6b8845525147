namespace Clocker.Client.Problems;

/// <summary>A server refused a request, and says why.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>What the server says.</summary>
    public Problem Problem { get; } = problem;
}
