using System.Net;
using System.Net.Http.Headers;

using Clocker.Client;
using Clocker.Client.Connecting;
using Clocker.Client.Local;
using Clocker.Server.Hosting;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

using Xunit;

namespace Clocker.Server.Tests;

/// <summary>A server over a <see cref="FakePlane"/>, on a real Unix socket and a real port.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clk");
    private Listeners _listeners = null!;
    private WebApplication _web = null!;

    internal const string Token = "0123456789abcdef0123456789abcdef";

    internal FakePlane Plane { get; } = new();

    internal FakeStores Stores { get; } = new();

    internal DataDirectory Data => new(_directory.FullName);

    internal Uri Url => new(_listeners.Url);

    internal ClockerClient Client { get; private set; } = null!;

    internal IEnumerable<RouteEndpoint> Endpoints =>
        _web.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public async ValueTask InitializeAsync()
    {
        _listeners = Listeners.Take(new ServerOptions { Data = Data, Listen = new IPEndPoint(IPAddress.Loopback, 0) });
        var parts = new ServerParts { Plane = Plane, Clouds = Plane, Named = Plane, Types = Stores, Blobs = Stores, Secrets = Stores };
        _web = ServerHost.Build(parts, _listeners, Token, new()
        {
            Version = "0.1.0",
            Plane = "",
            Pid = 1,
            Url = _listeners.Url,
            Socket = Data.Socket,
            Data = Data.Path,
            StartedAt = DateTimeOffset.UnixEpoch,
            MemoryBytes = 0,
            Applications = 0,
            Hosts = [],
        });
        await _web.StartAsync();
        Client = new ClockerClient(new ServerAddress.Local(Data.Socket));
    }

    /// <summary>HTTP through the Unix socket.</summary>
    internal HttpClient OverSocket() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
            await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(Data.Socket), cancellation);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = new Uri("http://localhost") };

    /// <summary>HTTP through loopback.</summary>
    internal HttpClient OverTcp(string? token)
    {
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.StopAsync();
        await _web.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
