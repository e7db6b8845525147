using System.Net;
using System.Security.Cryptography;
using System.Text;

using Clocker.Client.Problems;
using Clocker.Server.Endpoints;

using Microsoft.Net.Http.Headers;

namespace Clocker.Server.Security;

/// <summary>Lets in whoever came through the Unix socket, or through loopback with the token; nothing in the server is outside of it.</summary>
internal sealed class Admission(string token)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _expected = Hash(token);

    public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        Refusal(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context);

    private ProblemResult? Refusal(HttpContext context)
    {
        if (context.Features.Get<OwnerConnection>() is not null)
        {
            return null;
        }

        // A page that a browser got from elsewhere reaches loopback under its own site's name (DNS rebinding).
        if (!IsLoopback(context.Request.Host))
        {
            return new ProblemResult(new Problem
            {
                Title = "Host not allowed",
                Status = StatusCodes.Status403Forbidden,
                Code = ProblemCodes.HostNotAllowed,
                Detail = $"This server answers on loopback, and was asked as \"{context.Request.Host}\".",
                Remedy = "Use http://127.0.0.1 or http://localhost with the server's port.",
            });
        }

        if (!Shows(context.Request.Headers.Authorization))
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return new ProblemResult(new Problem
            {
                Title = "Not authorised",
                Status = StatusCodes.Status401Unauthorized,
                Code = ProblemCodes.Unauthorized,
                Detail = "The request has no token, or not this server's.",
                Remedy = "Send the content of the file \"token\" in the server's data directory as \"Authorization: Bearer TOKEN\", or use the Unix socket.",
            });
        }

        return null;
    }

    private static bool IsLoopback(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private bool Shows(string? authorization) =>
        authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Hash(authorization[Scheme.Length..].Trim()), _expected);

    /// <summary>Hashes have one length, so that comparing tells nothing about the token's.</summary>
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
