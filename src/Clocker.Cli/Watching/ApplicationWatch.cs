using Clocker.Cli.Terminals;
using Clocker.Client.Applications;
using Clocker.Client.Problems;

namespace Clocker.Cli.Watching;

/// <summary>Waits until an application is as it should be, showing how it gets on.</summary>
internal sealed class ApplicationWatch(IProgressView view, IInterrupts interrupts, TimeProvider clock, TimeSpan timeout)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Waits.</summary>
    /// <param name="changes">The application, now and whenever it changes; ends when it is gone.</param>
    /// <param name="judge">What an application's state means; null to go on waiting.</param>
    /// <param name="cancellation">Ends the wait by exception.</param>
    public async Task<Ending> WaitAsync(
        Func<CancellationToken, IAsyncEnumerable<ApplicationTree>> changes,
        Func<ApplicationTree, Ending?> judge,
        CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await view.ShowAsync(show => WaitAsync(changes(ending.Token), judge, show, ending.Token));
        }
        catch (ProblemException exception) when (exception.Problem.Code == ProblemCodes.ApplicationNotFound)
        {
            // It was gone before anybody looked.
            return new Ending.Gone();
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    private async Task<Ending> WaitAsync(
        IAsyncEnumerable<ApplicationTree> changes,
        Func<ApplicationTree, Ending?> judge,
        Action<ApplicationTree> show,
        CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var interrupted = interrupts.NextAsync(cancellation);
        var change = changes.GetAsyncEnumerator(cancellation);
        ApplicationTree? tree = null;
        for (var next = change.MoveNextAsync().AsTask(); ;)
        {
            await Task.WhenAny(next, interrupted, Task.Delay(Tick, clock, cancellation));
            if (interrupted.IsCompleted)
            {
                return new Ending.Interrupted();
            }

            if (next.IsCompleted)
            {
                if (!await next)
                {
                    return new Ending.Gone();
                }

                tree = change.Current;
                next = change.MoveNextAsync().AsTask();
            }

            if (tree is not null)
            {
                show(tree);
                if (judge(tree) is { } verdict)
                {
                    return verdict;
                }
            }

            if (clock.GetElapsedTime(start) > timeout)
            {
                return new Ending.TimedOut();
            }
        }
    }
}
