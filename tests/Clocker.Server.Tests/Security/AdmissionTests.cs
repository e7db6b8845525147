using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

using Microsoft.AspNetCore.Routing;

using Xunit;

namespace Clocker.Server.Tests.Security;

public sealed class AdmissionTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Every_endpoint_asks_for_the_token_on_TCP()
    {
        using var client = server.OverTcp(null);
        await EachAsync(client, HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Every_endpoint_refuses_a_wrong_token()
    {
        using var client = server.OverTcp($"{RunningServer.Token}x");
        await EachAsync(client, HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Every_endpoint_refuses_a_name_that_is_not_loopbacks_even_with_the_token()
    {
        using var client = server.OverTcp(RunningServer.Token);
        client.DefaultRequestHeaders.Host = "evil.example:8081";
        await EachAsync(client, HttpStatusCode.Forbidden, "host-not-allowed");
    }

    [Fact]
    public async Task What_is_not_there_asks_for_the_token_too()
    {
        using var client = server.OverTcp(null);


        var answer = await client.GetAsync("/nothing", TestContext.Current.CancellationToken);


        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task The_token_lets_in_on_TCP(string host)
    {
        using var client = server.OverTcp(RunningServer.Token);
        client.DefaultRequestHeaders.Host = $"{host}:{server.Url.Port}";


        var answer = await client.GetAsync("/api/version", TestContext.Current.CancellationToken);


        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_socket_needs_no_token_and_is_its_owners_alone()
    {
        using var client = server.OverSocket();


        var answer = await client.GetAsync("/api/version", TestContext.Current.CancellationToken);


        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(server.Data.Socket));
    }

    private async Task EachAsync(HttpClient client, HttpStatusCode status, string code)
    {
        var endpoints = server.Endpoints.ToList();
        Assert.True(endpoints.Count >= 18, $"Only {endpoints.Count} endpoints were found.");
        foreach (var endpoint in endpoints)
        {
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Path(endpoint));
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(status == answer.StatusCode, $"{method} {endpoint.RoutePattern.RawText} answered {answer.StatusCode}.");
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
                Assert.Equal(code, problem.GetProperty("code").GetString());
            }
        }
    }

    private static string Path(RouteEndpoint endpoint) =>
        string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => $"/{string.Concat(segment.Parts.Select(Text))}"));

    private static string Text(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPart part) =>
        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x";
}
