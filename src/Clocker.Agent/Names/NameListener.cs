using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Names;

/// <summary>Answers at one address of the host, by UDP and TCP.</summary>
internal sealed class NameListener : IAsyncDisposable
{
    public const int MostQueryBytes = 1500;

    /// <summary>More connections than this wait until others end.</summary>
    private const int MostConnections = 32;
    private const int MostReplyBytes = 4096;

    private static readonly TimeSpan ConnectionTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ErrorPause = TimeSpan.FromMilliseconds(100);

    private readonly string _network;
    private readonly Func<NameTable> _table;
    private readonly Forwarder _forwarder;
    private readonly TimeProvider _clock;
    private readonly Socket _packets;
    private readonly Socket _streams;
    private readonly SemaphoreSlim _connections = new(MostConnections);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _answering;

    /// <summary>Begins to answer.</summary>
    /// <param name="address">Where; it need not be there yet.</param>
    /// <param name="network">The key of the network whose gateway that is.</param>
    /// <param name="table">The names as they are now.</param>
    /// <param name="forwarder">Asks others.</param>
    /// <param name="clock">Measures time.</param>
    /// <exception cref="SocketException">Another program answers there.</exception>
    public NameListener(IPEndPoint address, string network, Func<NameTable> table, Forwarder forwarder, TimeProvider clock)
    {
        (_network, _table, _forwarder, _clock) = (network, table, forwarder, clock);
        _packets = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _streams = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            FreeBinding.Bind(_packets, address);
            FreeBinding.Bind(_streams, address);
            _streams.Listen();
        }
        catch (SocketException)
        {
            _packets.Dispose();
            _streams.Dispose();
            throw;
        }

        _answering = Task.WhenAll(AnswerPacketsAsync(), AnswerStreamsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _packets.Dispose();
        _streams.Dispose();
        await _answering;
        _stopping.Dispose();
    }

    private async Task AnswerPacketsAsync()
    {
        var packet = new byte[MostQueryBytes];
        var reply = new byte[MostReplyBytes];
        var sender = new SocketAddress(_packets.AddressFamily);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var length = await _packets.ReceiveFromAsync(packet, SocketFlags.None, sender, _stopping.Token);
                var answer = Answer(packet.AsSpan(0, length), AddressKey.Of(sender), isStream: false, reply);
                if (answer.Kind == NameAnswerKind.Reply)
                {
                    await _packets.SendToAsync(reply.AsMemory(0, answer.Length), SocketFlags.None, sender, _stopping.Token);
                }
                else if (answer.Kind == NameAnswerKind.Forward)
                {
                    Forward(packet.AsSpan(0, length), sender, answer.IsSingleLabel);
                }
            }
            catch (OperationCanceledException)
            {
            }
            catch (SocketException)
            {
                // A packet that is too long, an asker that is gone, a network that is down: the next one is answered again.
                await PauseAsync();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private NameAnswer Answer(ReadOnlySpan<byte> packet, AddressKey sender, bool isStream, Span<byte> reply) =>
        Resolution.Answer(packet, _table().ViewOf(sender, _network), isStream, reply);

    /// <summary>Others are asked meanwhile; when too many are waiting, this one is dropped as the network would.</summary>
    private void Forward(ReadOnlySpan<byte> packet, SocketAddress sender, bool isSingleLabel)
    {
        if (_forwarder.Take() is not { } query)
        {
            return;
        }

        packet.CopyTo(query.Query);
        query.Length = packet.Length;
        query.IsSingleLabel = isSingleLabel;
        if (query.Asker.Family != sender.Family)
        {
            query.Asker = new SocketAddress(sender.Family);
        }

        sender.Buffer.CopyTo(query.Asker.Buffer);
        _ = ForwardAsync(query);
    }

    private async Task ForwardAsync(ForwardedQuery query)
    {
        try
        {
            var length = await _forwarder.AskAsync(query, _stopping.Token);
            if (length == 0)
            {
                length = Resolution.WriteNobody(query.Packet, query.IsSingleLabel, query.Reply);
            }

            await _packets.SendToAsync(query.Reply.AsMemory(0, length), SocketFlags.None, query.Asker, _stopping.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Whoever has asked is gone, or we are about to be: there is nobody to tell.
        }
        finally
        {
            _forwarder.GiveBack(query);
        }
    }

    private async Task AnswerStreamsAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _connections.WaitAsync(_stopping.Token);
                _ = ConverseAsync(await _streams.AcceptAsync(_stopping.Token));
            }
            catch (OperationCanceledException)
            {
            }
            catch (SocketException)
            {
                _connections.Release();
                await PauseAsync();
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ConverseAsync(Socket connection)
    {
        using var late = new CancellationTokenSource(ConnectionTime, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stopping.Token);
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            var sender = AddressKey.Of(((IPEndPoint)connection.RemoteEndPoint!).Address);
            var reply = new byte[Resolution.MostBytes];
            while (await DnsStream.ReadAsync(stream, either.Token) is { } packet)
            {
                var answer = Answer(packet, sender, isStream: true, reply);
                if (answer.Kind == NameAnswerKind.Drop)
                {
                    return;
                }

                await DnsStream.WriteAsync(
                    stream,
                    answer.Kind == NameAnswerKind.Reply ? reply.AsMemory(0, answer.Length) : await ForwardByStreamAsync(packet, answer.IsSingleLabel, either.Token),
                    either.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The other side has gone, or takes too long.
        }
        finally
        {
            _connections.Release();
        }
    }

    private async Task<byte[]> ForwardByStreamAsync(byte[] packet, bool isSingleLabel, CancellationToken cancellation)
    {
        var reply = await _forwarder.AskByStreamAsync(packet, cancellation);
        if (reply.Length > 0)
        {
            return reply;
        }

        reply = new byte[packet.Length];
        return reply[..Resolution.WriteNobody(packet, isSingleLabel, reply)];
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(ErrorPause, _clock, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
