using Clocker.Client.Problems;

namespace Clocker.Server.Endpoints;

/// <summary>Ends a request with a refusal from wherever it is found out.</summary>
internal sealed class RefusedException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
