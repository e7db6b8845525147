using System.Net.WebSockets;
using System.Text.Json;

using Clocker.Client.Entities;

namespace Clocker.Client.Connecting;

/// <summary>A command that runs in a container while somebody talks to it. One reader and one writer at a time.</summary>
public sealed class ExecSession : IDisposable
{
    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _writing = new(1, 1);

    internal ExecSession(WebSocket socket) => _socket = socket;

    /// <summary>Sends input.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellation) =>
        await SendAsync(input, WebSocketMessageType.Binary, cancellation);

    /// <summary>Says that there is no more input.</summary>
    public Task EndInputAsync(CancellationToken cancellation) =>
        NotifyAsync(new ExecNotice { EndOfInput = true }, cancellation);

    /// <summary>Tells the size of the terminal.</summary>
    public Task ResizeAsync(int columns, int rows, CancellationToken cancellation) =>
        NotifyAsync(new ExecNotice { Columns = columns, Rows = rows }, cancellation);

    /// <summary>Copies what the command prints until it ends.</summary>
    /// <returns>The exit code, or why there is none.</returns>
    public async Task<ExecNotice> CopyOutputAsync(Stream output, Stream error, CancellationToken cancellation)
    {
        var buffer = new byte[32 * 1024];
        while (true)
        {
            var (count, type) = await ReceiveAsync(buffer, cancellation);
            if (type == WebSocketMessageType.Close)
            {
                return new ExecNotice { Problem = "The server closed the connection before the command ended." };
            }

            if (type == WebSocketMessageType.Text)
            {
                return JsonSerializer.Deserialize(buffer.AsSpan(0, count), WireJson.Default.ExecNotice) ?? new ExecNotice();
            }

            if (count > 0)
            {
                var target = buffer[0] == 2 ? error : output;
                await target.WriteAsync(buffer.AsMemory(1, count - 1), cancellation);
                await target.FlushAsync(cancellation);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        _writing.Dispose();
    }

    private async Task<(int Count, WebSocketMessageType Type)> ReceiveAsync(byte[] buffer, CancellationToken cancellation)
    {
        var count = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(count), cancellation);
            count += part.Count;
            if (part.EndOfMessage || part.MessageType == WebSocketMessageType.Close || count == buffer.Length)
            {
                return (count, part.MessageType);
            }
        }
    }

    private Task NotifyAsync(ExecNotice notice, CancellationToken cancellation) => SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(notice, WireJson.Default.ExecNotice), WebSocketMessageType.Text, cancellation);

    private async Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            if (_socket.State == WebSocketState.Open)
            {
                await _socket.SendAsync(bytes, type, endOfMessage: true, cancellation);
            }
        }
        finally
        {
            _writing.Release();
        }
    }
}
