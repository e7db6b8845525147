using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Clocker.Drivers.Tests.Secrets;

/// <summary>A small Vault on loopback: a key-value engine of each version, and one user.</summary>
internal sealed class VaultServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public VaultServer()
    {
        Endpoint = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    public string Token { get; set; } = "t0ken";

    public int Logins { get; private set; }

    /// <summary>What is answered, by path.</summary>
    public Dictionary<string, (int Status, string Body)> Answers { get; } = [];

    public async ValueTask DisposeAsync()
    {
        // Once: whoever stops it and then closes it has it take its port again in between.
        _listener.Close();
        await _serving;
    }

    /// <summary>Listeners of one process that meet on a port break each other, so none gets one that another had.</summary>
    private static int FreePort()
    {
        while (true)
        {
            using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)free.LocalEndPoint!).Port;
            if (Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var (status, body) = path == "/v1/auth/userpass/login/ann" ? await LogInAsync(context.Request)
            : context.Request.Headers["X-Vault-Token"] != Token ? (403, """{"errors":["permission denied"]}""")
            : Answers.TryGetValue(path, out var answer) ? answer
            : (404, """{"errors":[]}""");
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    private async Task<(int Status, string Body)> LogInAsync(HttpListenerRequest request)
    {
        Logins++;
        using var reader = new StreamReader(request.InputStream);
        return await reader.ReadToEndAsync() == """{"password":"pw"}""" ? (200, $$"""{"auth":{"client_token":"{{Token}}"} }""") : (400, "{}");
    }
}
