using System.Net;
using Clocker.Agent.Probes;

namespace Clocker.Agent.Tests.Probes;

/// <summary>A way of several hops, each of which may be in the way.</summary>
internal sealed class FakePath(params FakePath.Hop[] hops) : IEcho
{
    public int Asked { get; private set; }

    /// <summary>How many of the next packets are lost.</summary>
    public int Lost { get; set; }

    public Task<EchoAnswer> AskAsync(int bytes, int? most, TimeSpan patience, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult(Lost-- > 0 ? default : Answer(bytes, most ?? 64));
    }

    private EchoAnswer Answer(int bytes, int most)
    {
        for (var i = 0; i < hops.Length; i++)
        {
            var hop = hops[i];
            var from = hop.Address is null ? null : IPAddress.Parse(hop.Address);
            if (hop.IsDead)
            {
                return default;
            }

            if (hop.HasNoWay)
            {
                return new EchoAnswer(EchoAnswerKind.Unreachable, from);
            }

            if (bytes > hop.MostBytes)
            {
                return hop.IsMute ? default : new EchoAnswer(EchoAnswerKind.TooLarge, from, MostBytes: hop.Says ?? hop.MostBytes);
            }

            if (i == hops.Length - 1)
            {
                return new EchoAnswer(EchoAnswerKind.Reply, from, TimeSpan.FromMilliseconds(1.5));
            }

            if (i + 1 == most)
            {
                return hop.IsMute ? default : new EchoAnswer(EchoAnswerKind.Expired, from);
            }
        }

        return default;
    }

    internal sealed record Hop(string? Address, int MostBytes = 1500)
    {
        public bool IsDead { get; init; }

        public bool IsMute { get; init; }

        public bool HasNoWay { get; init; }

        /// <summary>What it says that it takes, if that is not true.</summary>
        public int? Says { get; init; }
    }
}
