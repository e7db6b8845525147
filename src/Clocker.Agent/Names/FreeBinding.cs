using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Names;

/// <summary>Binds a socket to an address that need not be there yet, and may go and come back.</summary>
internal static class FreeBinding
{
    // The numbers of Linux: IPPROTO_IP with IP_FREEBIND, IPPROTO_IPV6 with IPV6_FREEBIND.
    private const int Level4 = 0;
    private const int Option4 = 15;
    private const int Level6 = 41;
    private const int Option6 = 78;

    public static void Bind(Socket socket, IPEndPoint address)
    {
        var is4 = address.AddressFamily == AddressFamily.InterNetwork;
        socket.SetRawSocketOption(is4 ? Level4 : Level6, is4 ? Option4 : Option6, BitConverter.GetBytes(1));
        // Without it, nobody could listen anew while connections of the one before are ending.
        if (socket.SocketType == SocketType.Stream)
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }

        if (!is4)
        {
            socket.DualMode = false;
        }

        socket.Bind(address);
    }
}
