using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Cli.Watching;

namespace Clocker.Cli.Commands;

/// <summary>Removes an application.</summary>
internal sealed class DownCommand : ClockerCommand
{
    private readonly Argument<string> _application = new(EntityArgument.Application) { Description = "The application." };
    private readonly Option<bool> _volumes = new("--volumes") { Description = "Remove its volumes with their data too." };
    private readonly Option<string?> _timeout = new("--timeout") { Description = "How long to wait until it is gone (10m).", HelpName = "D" };

    public DownCommand(Surroundings surroundings)
        : base(
            surroundings,
            "down",
            "Removes exactly what Clocker made for an application, in reverse order, and waits until it is gone.",
            "clocker down visitors",
            "clocker down visitors --volumes")
    {
        Arguments.Add(_application);
        Options.Add(_volumes);
        Options.Add(_timeout);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        using var client = session.Client();
        var started = session.Surroundings.Clock.GetTimestamp();
        var application = await client.ApplicationAsync(parse.GetRequiredValue(_application), cancellation);
        await client.DeleteAsync(application.Id, parse.GetValue(_volumes), cancellation);
        using var interrupts = session.Surroundings.Terminal.CatchInterrupts();
        var ending = await Progress.Watch(session.Surroundings, interrupts, timeout)
            .WaitAsync(cancel => client.ChangesAsync(application.Id, cancel), _ => null, cancellation);
        if (ending is Ending.Gone)
        {
            var took = Spans.Of(session.Surroundings.Clock.GetElapsedTime(started));
            session.Say($"{application.Name} is gone ({took}).");
            return ExitCodes.Done;
        }

        throw new CommandException(
            ExitCodes.Failed,
            ending is Ending.TimedOut ? $"{application.Name} is not gone after {Spans.Of(timeout)}." : "Not waiting any more.",
            $"The server goes on with the removal: see clocker tree {application.Name}.");
    }
}
