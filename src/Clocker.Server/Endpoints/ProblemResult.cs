using System.Text.Json;

using Clocker.Client;
using Clocker.Client.Problems;

namespace Clocker.Server.Endpoints;

/// <summary>A refusal, as RFC 9457 wants it.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public Problem Problem => problem;

    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(context.Response.Body, problem, WireJson.Default.Problem, context.RequestAborted);
    }
}
