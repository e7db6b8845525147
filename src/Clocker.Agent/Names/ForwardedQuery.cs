using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Names;

/// <summary>A query that others are asked, with the room that this needs; it is used again for another one.</summary>
internal sealed class ForwardedQuery
{
    /// <summary>What those who ask can take at most.</summary>
    private const int MostReplyBytes = 8192;

    public byte[] Query { get; } = new byte[NameListener.MostQueryBytes];

    public int Length { get; set; }

    public byte[] Reply { get; } = new byte[MostReplyBytes];

    public bool IsSingleLabel { get; set; }

    public SocketAddress Asker { get; set; } = new(AddressFamily.InterNetwork);

    public ReadOnlySpan<byte> Packet => Query.AsSpan(0, Length);
}
