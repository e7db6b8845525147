using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Clocker.Model.Containers;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace Clocker.Drivers.Machines;

/// <summary>An SSH agent on a socket: it lists its keys and signs with them, and never shows one.</summary>
/// <remarks>The protocol is draft-miller-ssh-agent: length, kind, content.</remarks>
internal sealed class SshAgent(string socketPath)
{
    private const byte AskIdentities = 11;
    private const byte Identities = 12;
    private const byte AskSignature = 13;
    private const byte Signature = 14;
    private const int LongestAnswer = 1 << 20;

    /// <summary>The agent's keys, as the SSH library takes them.</summary>
    public IReadOnlyList<IPrivateKeySource> Keys()
    {
        var answer = new Reader(Ask(AskIdentities, [], Identities));
        var count = answer.Number();
        var keys = new List<IPrivateKeySource>();
        for (var i = 0; i < count; i++)
        {
            var key = answer.Bytes();
            answer.Bytes();
            keys.Add(new AgentKey(this, key));
        }

        return keys;
    }

    private byte[] Sign(byte[] key, byte[] content, int flags) => new Reader(Ask(AskSignature, [.. Packed(key), .. Packed(content), .. Number(flags)], Signature)).Bytes();

    private byte[] Ask(byte question, byte[] content, byte expected)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            using var stream = new NetworkStream(socket);
            stream.Write([.. Number(content.Length + 1), question, .. content]);
            var head = new byte[5];
            stream.ReadExactly(head);
            var length = BinaryPrimitives.ReadInt32BigEndian(head) - 1;
            if (head[4] != expected || length is < 0 or > LongestAnswer)
            {
                throw Wrong("it refused");
            }

            var answer = new byte[length];
            stream.ReadExactly(answer);
            return answer;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            throw Wrong(error.Message.TrimEnd('.'), error);
        }
    }

    private DeviceException Wrong(string why, Exception? error = null) =>
        new(DeviceFault.Invalid, $"The SSH agent at {socketPath} cannot be used: {why}.", error);

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Packed(byte[] bytes) => [.. Number(bytes.Length), .. bytes];

    private sealed class Reader(byte[] bytes)
    {
        private int _at;

        public int Number()
        {
            _at += 4;
            return BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(_at - 4));
        }

        public byte[] Bytes()
        {
            var length = Number();
            _at += length;
            return bytes.AsSpan(_at - length, length).ToArray();
        }
    }

    private sealed class AgentKey(SshAgent agent, byte[] key) : IPrivateKeySource
    {
        public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; } = Encoding.ASCII.GetString(new Reader(key).Bytes()) switch
        {
            // With an RSA key the agent is told the hash: 4 is SHA-512, 2 is SHA-256.
            "ssh-rsa" => [new AgentAlgorithm("rsa-sha2-512", agent, key, 4), new AgentAlgorithm("rsa-sha2-256", agent, key, 2)],
            var kind => [new AgentAlgorithm(kind, agent, key, 0)],
        };
    }

    private sealed class AgentAlgorithm(string name, SshAgent agent, byte[] key, int flags) : HostAlgorithm(name)
    {
        public override byte[] Data => key;

        public override byte[] Sign(byte[] data) => agent.Sign(key, data, flags);

        public override bool VerifySignature(byte[] data, byte[] signature) => throw new NotSupportedException("Keys of agents are users' keys.");
    }
}
