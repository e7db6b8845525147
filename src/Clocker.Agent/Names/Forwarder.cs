using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Names;

/// <summary>Asks the host's resolvers what is not about a name of ours. Packets go through as they are, but for their id.</summary>
/// <param name="resolvers">Whom to ask, in order.</param>
/// <param name="clock">Measures how long they may take.</param>
internal sealed class Forwarder(Func<IReadOnlyList<IPEndPoint>> resolvers, TimeProvider clock) : IDisposable
{
    /// <summary>How many queries may wait at a time; more are refused, so that a flood costs no memory.</summary>
    public const int MostInFlight = 256;

    /// <summary>Shorter than the four seconds that Docker's resolver waits, and than the five of the C library.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(3.5);
    private static readonly TimeSpan MostTimeOfOne = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A name without a dot is hardly ever known outside: it is the name of a container that is not there yet. Whoever asks
    /// should hear so before long, even if the host's resolvers do not answer.
    /// </summary>
    private static readonly TimeSpan MostTimeForSingleLabel = TimeSpan.FromMilliseconds(400);

    private readonly Stack<ForwardedQuery> _unused = [];
    private readonly QueryIds _ids = new();
    private int _inFlight;

    /// <summary>Room for a query, or null if too many are waiting.</summary>
    public ForwardedQuery? Take()
    {
        lock (_unused)
        {
            if (_inFlight >= MostInFlight)
            {
                return null;
            }

            _inFlight++;
            return _unused.TryPop(out var query) ? query : new ForwardedQuery();
        }
    }

    public void GiveBack(ForwardedQuery query)
    {
        lock (_unused)
        {
            _inFlight--;
            _unused.Push(query);
        }
    }

    public void Dispose() => _ids.Dispose();

    /// <summary>Asks one resolver after the other.</summary>
    /// <returns>The length of the answer, which is in <see cref="ForwardedQuery.Reply"/>; 0 if nobody answers.</returns>
    public async Task<int> AskAsync(ForwardedQuery query, CancellationToken cancellation)
    {
        var known = resolvers();
        var time = query.IsSingleLabel ? MostTimeForSingleLabel : MostTime;
        var best = 0;
        for (var i = 0; i < known.Count; i++)
        {
            var share = time / known.Count;
            using var late = new CancellationTokenSource(share < MostTimeOfOne ? share : MostTimeOfOne, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            try
            {
                best = await AskOneAsync(query, known[i], either.Token);
                if ((DnsCode)(query.Reply[3] & 0xF) is not (DnsCode.ServerFailure or DnsCode.Refused))
                {
                    return best;
                }
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The next one may be quicker.
            }
            catch (SocketException)
            {
                // Nobody is there; perhaps the next one is.
            }
        }

        return best;
    }

    /// <summary>Asks by TCP, for answers of any length.</summary>
    /// <returns>The answer; empty if nobody answers.</returns>
    public async Task<byte[]> AskByStreamAsync(byte[] query, CancellationToken cancellation)
    {
        foreach (var resolver in resolvers())
        {
            using var late = new CancellationTokenSource(MostTimeOfOne, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
            try
            {
                using var socket = new Socket(resolver.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(resolver, either.Token);
                await using var stream = new NetworkStream(socket, ownsSocket: false);
                await DnsStream.WriteAsync(stream, query, either.Token);
                if (await DnsStream.ReadAsync(stream, either.Token) is { } reply)
                {
                    return reply;
                }
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The next one may be quicker.
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                // Nobody is there; perhaps the next one is.
            }
        }

        return [];
    }

    /// <summary>Who wants to forge an answer would have to guess the id and the port, which is another one each time.</summary>
    private async Task<int> AskOneAsync(ForwardedQuery query, IPEndPoint resolver, CancellationToken cancellation)
    {
        using var socket = new Socket(resolver.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(resolver, cancellation);
        var asked = BinaryPrimitives.ReadUInt16BigEndian(query.Query);
        var id = _ids.Next();
        try
        {
            BinaryPrimitives.WriteUInt16BigEndian(query.Query, id);
            await socket.SendAsync(query.Query.AsMemory(0, query.Length), SocketFlags.None, cancellation);
        }
        finally
        {
            BinaryPrimitives.WriteUInt16BigEndian(query.Query, asked);
        }

        int length;
        do
        {
            length = await socket.ReceiveAsync(query.Reply, SocketFlags.None, cancellation);
        }
        while (length < DnsQuery.HeaderBytes || (query.Reply[2] & 0x80) == 0 || BinaryPrimitives.ReadUInt16BigEndian(query.Reply) != id);
        BinaryPrimitives.WriteUInt16BigEndian(query.Reply, asked);
        return length;
    }
}
