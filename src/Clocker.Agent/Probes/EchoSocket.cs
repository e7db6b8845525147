using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Probes;

/// <summary>Asks for echoes by a raw socket, which takes the capability <c>NET_RAW</c>.</summary>
internal sealed class EchoSocket : IEcho, IDisposable
{
    // The numbers of Linux: IP_MTU_DISCOVER and IPV6_MTU_DISCOVER, with the value that sets "do not cut up" and trusts no memory; and
    // IPV6_UNICAST_HOPS.
    private const int Level4 = 0;
    private const int Discover4 = 10;
    private const int Level6 = 41;
    private const int Discover6 = 23;
    private const int Probing = 3;
    private const int Hops6 = 16;

    private readonly IPAddress _to;
    private readonly TimeProvider _clock;
    private readonly Socket _socket;
    private readonly ushort _id;
    private readonly byte[] _received = new byte[65535];
    private ushort _sequence;

    /// <summary>Opens a socket.</summary>
    /// <exception cref="SocketException">It may not be opened, or the address to ask from is none of this host.</exception>
    public EchoSocket(IPAddress? from, IPAddress to, ushort id, TimeProvider clock)
    {
        (_to, _id, _clock) = (to, id, clock);
        _socket = new Socket(to.AddressFamily, SocketType.Raw, to.AddressFamily == AddressFamily.InterNetwork ? ProtocolType.Icmp : ProtocolType.IcmpV6);
        try
        {
            var is4 = to.AddressFamily == AddressFamily.InterNetwork;
            _socket.SetRawSocketOption(is4 ? Level4 : Level6, is4 ? Discover4 : Discover6, BitConverter.GetBytes(Probing));
            if (from is not null)
            {
                _socket.Bind(new IPEndPoint(from, 0));
            }
        }
        catch (SocketException)
        {
            _socket.Dispose();
            throw;
        }
    }

    public async Task<EchoAnswer> AskAsync(int bytes, int? hops, TimeSpan patience, CancellationToken cancellation)
    {
        var packet = new byte[Math.Max(bytes - EchoPacket.IpBytes(_to.AddressFamily), EchoPacket.HeaderBytes)];
        EchoPacket.Write(_to.AddressFamily, _id, ++_sequence, packet);
        Allow(hops ?? 64);
        using var late = new CancellationTokenSource(patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var begun = _clock.GetTimestamp();
        try
        {
            await _socket.SendToAsync(packet, SocketFlags.None, new IPEndPoint(_to, 0), either.Token);
            return await ReceiveAsync(begun, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return default;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.MessageSize)
        {
            return new EchoAnswer(EchoAnswerKind.TooLarge);
        }
        catch (SocketException)
        {
            return new EchoAnswer(EchoAnswerKind.Unreachable);
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Everything of the kind that reaches the host comes here, so that others' is left aside.</summary>
    private async Task<EchoAnswer> ReceiveAsync(long begun, CancellationToken cancellation)
    {
        var anybody = new IPEndPoint(_to.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (true)
        {
            var received = await _socket.ReceiveFromAsync(_received, SocketFlags.None, anybody, cancellation);
            var from = ((IPEndPoint)received.RemoteEndPoint).Address;
            if (EchoPacket.Read(_to.AddressFamily, _id, _received.AsSpan(0, received.ReceivedBytes), from) is var (answer, sequence) && sequence == _sequence)
            {
                return answer with { Time = _clock.GetElapsedTime(begun) };
            }
        }
    }

    private void Allow(int hops)
    {
        if (_to.AddressFamily == AddressFamily.InterNetwork)
        {
            _socket.Ttl = (short)hops;
        }
        else
        {
            _socket.SetRawSocketOption(Level6, Hops6, BitConverter.GetBytes(hops));
        }
    }
}
