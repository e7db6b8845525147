using System.Collections.Concurrent;
using System.Text;

using Clocker.Client.Local;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Clocker.Cli.Tests;

/// <summary>A server that gives canned answers over a Unix socket and remembers what it was asked.</summary>
internal sealed class FakeServer(DataDirectory data) : IAsyncDisposable
{
    private readonly Dictionary<string, RequestDelegate> _answers = [];
    private WebApplication? _web;

    /// <summary>Method, path and query of each request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The bodies of requests that had one.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Answers a request, by method and path with query, as told.</summary>
    public FakeServer On(string request, RequestDelegate answer)
    {
        _answers[request] = answer;
        return this;
    }

    /// <summary>Answers a request with a body.</summary>
    public FakeServer On(string request, string body, int status = 200) => On(request, context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
        return context.Response.WriteAsync(body);
    });

    public async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(data.Socket));
        _web = builder.Build();
        _web.UseWebSockets();
        _web.Run(AnswerAsync);
        await _web.StartAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        Asked.Enqueue(request);
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            Bodies.Enqueue(await reader.ReadToEndAsync());
        }

        if (_answers.TryGetValue(request, out var answer) || _answers.TryGetValue($"{context.Request.Method} {context.Request.Path}", out answer))
        {
            await answer(context);
        }
        else
        {
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync($"The test answers no {request}.");
        }
    }
}
