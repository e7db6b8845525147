using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Journals;

namespace Clocker.Server.Endpoints;

/// <summary>Every way to say no.</summary>
internal static class Refusals
{
    /// <summary>What the control plane answered, if it took the request on.</summary>
    public static T Value<T>(this Answer<T> answer) => answer switch
    {
        Answer<T>.Done done => done.Value,
        Answer<T>.Refused refused => throw new RefusedException(Of(refused.Kind, refused.Message)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static RefusedException Invalid(string detail, string? remedy = null) => new(new Problem
    {
        Title = "Invalid request",
        Status = StatusCodes.Status400BadRequest,
        Code = ProblemCodes.RequestInvalid,
        Detail = detail,
        Remedy = remedy,
    });

    public static RefusedException Conflict(string code, string detail, string? remedy = null) => new(new Problem
    {
        Title = "In the way",
        Status = StatusCodes.Status409Conflict,
        Code = code,
        Detail = detail,
        Remedy = remedy,
    });

    public static RefusedException NotFound(string detail, string? remedy) => new(new Problem
    {
        Title = "Not found",
        Status = StatusCodes.Status404NotFound,
        Code = ProblemCodes.NotFound,
        Detail = detail,
        Remedy = remedy,
    });

    public static RefusedException TooLarge(string detail) => new(new Problem
    {
        Title = "Too large",
        Status = StatusCodes.Status413PayloadTooLarge,
        Code = ProblemCodes.TooLarge,
        Detail = detail,
    });

    public static Problem Of(Refusal kind, string message) => kind switch
    {
        Refusal.NotFound => Problem("Not found", StatusCodes.Status404NotFound, ProblemCodes.NotFound, message),
        Refusal.Conflict => Problem("In the way", StatusCodes.Status409Conflict, ProblemCodes.Conflict, message),
        Refusal.Invalid => Problem("Invalid request", StatusCodes.Status400BadRequest, ProblemCodes.RequestInvalid, message),
        Refusal.Unavailable => Problem("Not now", StatusCodes.Status503ServiceUnavailable, ProblemCodes.Unavailable, message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether an exception is a mistake in Clocker, rather than the caller's or the world's.</summary>
    public static bool IsMistake(Exception exception) => Of(exception).Code == ProblemCodes.Internal;

    /// <summary>What an exception that ended a request means to the caller.</summary>
    public static Problem Of(Exception? exception) => exception switch
    {
        RefusedException refused => refused.Problem,
        DeviceException failure =>
            Problem("Engine failed", StatusCodes.Status502BadGateway, ProblemCodes.EngineFailed, failure.Message),
        JournalException failure =>
            Problem("Not now", StatusCodes.Status503ServiceUnavailable, ProblemCodes.Unavailable, failure.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large =>
            Problem("Too large", large.StatusCode, ProblemCodes.TooLarge, large.Message),
        BadHttpRequestException bad => Problem("Invalid request", bad.StatusCode, ProblemCodes.RequestInvalid, bad.Message),
        _ => Problem(
            "Mistake in Clocker",
            StatusCodes.Status500InternalServerError,
            ProblemCodes.Internal,
            "The server made a mistake with this request; its log says more."),
    };

    public static Problem Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problem("Not found", status, ProblemCodes.NoSuchAddress, "There is no such address in this API."),
        StatusCodes.Status405MethodNotAllowed =>
            Problem("Method not allowed", status, ProblemCodes.NoSuchAddress, "This address does not know this method."),
        _ => Problem("Refused", status, ProblemCodes.RequestInvalid, $"The request was refused with HTTP {status}."),
    };

    private static Problem Problem(string title, int status, string code, string detail) =>
        new() { Title = title, Status = status, Code = code, Detail = detail };
}
