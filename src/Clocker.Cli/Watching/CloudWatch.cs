using Clocker.Cli.Showing;
using Clocker.Client.Clouds;
using Clocker.Client.Problems;
using Clocker.Client.Serving;

namespace Clocker.Cli.Watching;

/// <summary>Waits until a cloud is as it should be, with a line for each host that changes.</summary>
/// <param name="session">Where lines go.</param>
/// <param name="timeout">How long.</param>
/// <param name="undo">How to take back what was asked, for who stops waiting.</param>
internal sealed class CloudWatch(Session session, TimeSpan timeout, string? undo = null)
{
    private readonly SortedDictionary<string, string> _said = new(StringComparer.Ordinal);

    /// <summary>Waits; the last that was seen, or null if the cloud is gone.</summary>
    /// <exception cref="CommandException">It took too long, or the user has had enough.</exception>
    public async Task<CloudAnswer?> WaitAsync(string cloud, Func<CloudAnswer, bool> isDone, CancellationToken cancellation)
    {
        var clock = session.Surroundings.Clock;
        var started = clock.GetTimestamp();
        using var client = session.Client();
        using var interrupts = session.Surroundings.Terminal.CatchInterrupts();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var late = Task.Delay(timeout, clock, ending.Token);
        var interrupted = interrupts.NextAsync(ending.Token);
        try
        {
            // Ended by its token: it cannot be disposed of while it is asked for the next.
            var changes = client.CloudChangesAsync(cloud, ending.Token).GetAsyncEnumerator(ending.Token);
            while (true)
            {
                var next = changes.MoveNextAsync().AsTask();
                var first = await Task.WhenAny(next, late, interrupted);
                if (first != next)
                {
                    throw Ended(cloud, first == late);
                }

                if (!await next)
                {
                    return null;
                }

                Say(changes.Current, clock.GetElapsedTime(started));
                if (isDone(changes.Current))
                {
                    return changes.Current;
                }
            }
        }
        catch (ProblemException exception) when (exception.Problem.Code == ProblemCodes.CloudNotFound)
        {
            // It was gone before anybody looked.
            return null;
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    private CommandException Ended(string cloud, bool isLate) => new(
        ExitCodes.Failed,
        isLate ? $"Cloud {cloud} is not ready after {Spans.Of(timeout)}." : "Not waiting any more.",
        $"The server goes on: see clocker cloud show {cloud}.{(undo is null ? "" : $" {undo}")}");

    private void Say(CloudAnswer cloud, TimeSpan elapsed)
    {
        foreach (var host in cloud.Hosts)
        {
            var words = Words(host);
            if (_said.GetValueOrDefault(host.Id) != words)
            {
                _said[host.Id] = words;
                session.Say($"{Spans.Of(elapsed),8}  {host.Name} {words}");
            }
        }

        foreach (var gone in _said.Keys.Except(cloud.Hosts.Select(host => host.Id)).ToList())
        {
            _said.Remove(gone);
            session.Say($"{Spans.Of(elapsed),8}  a host has left");
        }
    }

    private static string Words(HostAnswer host) => host.State switch
    {
        "leaving" when host.Waiting is not null => $"leaving: waiting for {host.Waiting}",
        "ready" => $"ready{(host.Address is null ? "" : $" at {host.Address}")}{(host.Remarks is { } remarks ? $": {string.Join("; ", remarks)}" : "")}",
        var state => $"{state}{((host.Problem ?? host.CareProblem) is { } problem ? $": {problem}" : "")}",
    };
}
