using System.CommandLine;

using Clocker.Cli.Servers;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands;

/// <summary>Stops the server. Containers go on.</summary>
internal sealed class ServerStopCommand(Surroundings surroundings)
    : ClockerCommand(surroundings, "stop", "Stops the server; containers go on, and a server started later takes them over.", "clocker server stop")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        if (session.NamedServer is not null)
        {
            await client.StopServerAsync(cancellation);
            session.Say("The server stops. Containers go on.");
            return ExitCodes.Done;
        }

        if (!Directory.Exists(session.Data.Path))
        {
            throw session.NoServer(new ServerUnreachableException($"No Clocker server has ever run in {session.Data.Path}."));
        }

        using var gone = new FileArrival(session.Data.Server, present: false);
        await client.StopServerAsync(cancellation);
        using var deadline = new CancellationTokenSource(Patience, session.Surroundings.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var first = await Task.WhenAny(gone.Task, Task.Delay(Timeout.InfiniteTimeSpan, session.Surroundings.Clock, ending.Token));
        if (first != gone.Task)
        {
            throw new CommandException(ExitCodes.Failed, "The server has not stopped yet.", $"See {session.Data.Log}.");
        }

        session.Say("The server has stopped. Containers go on.");
        return ExitCodes.Done;
    }
}
