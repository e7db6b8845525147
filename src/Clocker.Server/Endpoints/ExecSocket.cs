using System.Net.WebSockets;
using System.Text.Json;

using Clocker.Client;
using Clocker.Client.Entities;
using Clocker.Model.Containers;

namespace Clocker.Server.Endpoints;

/// <summary>The caller's side of a conversation with a command in a container.</summary>
internal sealed class ExecSocket(WebSocket socket)
{
    private const byte Output = 1;
    private const byte Error = 2;
    private const int BufferBytes = 32 * 1024;

    /// <summary>Passes on what the caller sends until the conversation ends; a caller that goes ends it.</summary>
    public async Task ListenAsync(IConversation conversation, CancellationTokenSource ending)
    {
        try
        {
            var buffer = new byte[BufferBytes];
            while (await socket.ReceiveAsync(buffer.AsMemory(), ending.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                var bytes = buffer.AsMemory(0, part.Count);
                await (part.MessageType == WebSocketMessageType.Text
                    ? ObeyAsync(conversation, bytes, ending.Token)
                    : conversation.WriteAsync(bytes, ending.Token));
            }
        }
        catch (DeviceException)
        {
            // Nobody reads its input any more; its output still tells how it ends.
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or JsonException)
        {
            await ending.CancelAsync();
        }
    }

    public async Task CopyOutputAsync(IConversation conversation, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        while (await conversation.ReadAsync(buffer.AsMemory(1), cancellation) is { Count: > 0 } read)
        {
            buffer[0] = read.IsError ? Error : Output;
            await socket.SendAsync(buffer.AsMemory(0, read.Count + 1), WebSocketMessageType.Binary, true, cancellation);
        }
    }

    /// <summary>Sends the last word, and closes.</summary>
    public async Task EndAsync(ExecNotice notice, CancellationToken cancellation)
    {
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(notice, WireJson.Default.ExecNotice);
            await socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellation);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Nobody listens any more.
        }
    }

    private static async Task ObeyAsync(IConversation conversation, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        var notice = JsonSerializer.Deserialize(message.Span, WireJson.Default.ExecNotice);
        if (notice is { Columns: > 0 and var columns, Rows: > 0 and var rows })
        {
            await conversation.ResizeAsync(columns, rows, cancellation);
        }

        if (notice is { EndOfInput: true })
        {
            await conversation.CloseInputAsync(cancellation);
        }
    }
}
