using Clocker.Client;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Tells what was left behind with hosts that went by force: the journal knows, since the hosts themselves are not shown any more.</summary>
internal static class LeftBehind
{
    private const string Kind = "host.removed/1";

    /// <summary>Says what the journal has about hosts that have gone, as cloud/host.</summary>
    public static async Task SayAsync(Session session, ClockerClient client, IReadOnlyList<string> hosts, CancellationToken cancellation)
    {
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (hosts.Count > 0)
        {
            await foreach (var fact in client.EventsAsync(null, 0, follow: false, cancellation))
            {
                // A name may be used again; the last to have it is the one that went.
                if (fact.Kind == Kind && hosts.FirstOrDefault(host => fact.Text.StartsWith($"Host {host} ", StringComparison.Ordinal)) is { } host)
                {
                    told[host] = fact.Text;
                }
            }
        }

        foreach (var text in told.Values)
        {
            session.Say(text);
        }
    }
}
