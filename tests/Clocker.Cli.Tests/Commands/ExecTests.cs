using System.Net.WebSockets;
using System.Text;

using Xunit;

namespace Clocker.Cli.Tests.Commands;

public sealed class ExecTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();
    private string _request = "";
    private string _input = "";

    public async ValueTask InitializeAsync()
    {
        await _run.WithServerAsync();
        _run.Server.On("GET /api/entities/visitors%2Fhaproxy/exec", async context =>
        {
            _request = context.Request.Query["request"]!;
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[4096];
            while (await socket.ReceiveAsync(buffer.AsMemory(), default) is { MessageType: WebSocketMessageType.Binary } part)
            {
                _input += Encoding.UTF8.GetString(buffer.AsSpan(0, part.Count));
            }

            await socket.SendAsync((byte[])[1, .. "out"u8], WebSocketMessageType.Binary, true, default);
            await socket.SendAsync((byte[])[2, .. "err"u8], WebSocketMessageType.Binary, true, default);
            await socket.SendAsync("{\"exitCode\":42}"u8.ToArray(), WebSocketMessageType.Text, true, default);
        });
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Passes_on_input_output_errors_and_exit_code()
    {
        _run.Terminal.Typed = "in";


        Assert.Equal(42, await _run.RunAsync("exec visitors/haproxy -- sh -c --json"));


        Assert.Equal("in", _input);
        Assert.Equal("out", Encoding.UTF8.GetString(_run.Terminal.Output.ToArray()));
        Assert.Equal("err", Encoding.UTF8.GetString(_run.Terminal.Error.ToArray()));
        Assert.Equal("""{"command":["sh","-c","--json"],"terminal":false,"columns":80,"rows":24}""", _request);
        Assert.False(_run.Terminal.WasRaw);
    }

    [Fact]
    public async Task What_follows_the_command_is_the_commands_even_without_dashes()
    {
        Assert.Equal(42, await _run.RunAsync("exec visitors/haproxy ls -l --help"));
        Assert.StartsWith("""{"command":["ls","-l","--help"],""", _request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gets_a_terminal_where_there_is_one()
    {
        _run.Terminal.IsInput = _run.Terminal.IsOutput = true;


        Assert.Equal(42, await _run.RunAsync("exec visitors/haproxy sh"));


        Assert.Contains("\"terminal\":true", _request, StringComparison.Ordinal);
        Assert.True(_run.Terminal.WasRaw);
    }

    [Fact]
    public async Task An_entity_without_a_container_is_refused_with_the_servers_words()
    {
        _run.Server.On("GET /api/entities/visitors/exec", Canned.Problem("no-container", 409, "visitors has no container that runs.", "Name one that has."), 409);


        Assert.Equal(1, await _run.RunAsync("exec visitors sh"));


        Assert.Equal("Error: visitors has no container that runs.\n  Name one that has.\n", _run.Error);
    }
}
