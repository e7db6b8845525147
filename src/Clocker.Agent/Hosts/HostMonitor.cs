using Clocker.Agent.Tools;

namespace Clocker.Agent.Hosts;

/// <summary>Says when the host's network may have changed, so that it is looked at again soon and not all the time.</summary>
internal sealed class HostMonitor(IToolbox tools, TimeProvider clock, TextWriter log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Until it is cancelled.</summary>
    public async Task WatchAsync(Action changed, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await foreach (var _ in tools.FollowAsync("ip", ["-o", "monitor", "link", "address", "route"], cancellation))
                {
                    changed();
                }
            }
            catch (ToolException error)
            {
                await log.WriteLineAsync($"The host's network cannot be watched: {error.Message}");
            }

            // It ends when more happens than it can tell. Something has changed, then.
            changed();
            await Task.Delay(Pause, clock, cancellation);
        }
    }
}
