using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Events;

namespace Clocker.Cli.Commands;

/// <summary>Shows the journal in words.</summary>
internal sealed class EventsCommand : ClockerCommand
{
    private readonly Argument<string?> _application = EntityArgument.OptionalApplication();
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Go on as things happen." };
    private readonly Option<long> _after = new("--after") { Description = "Begin after this position.", HelpName = "POSITION" };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public EventsCommand(Surroundings surroundings)
        : base(
            surroundings,
            "events",
            "Shows what happened, who asked for it and why.",
            "clocker events visitors --follow",
            "clocker events --after 120 --json | jq -r .text")
    {
        Arguments.Add(_application);
        Options.Add(_follow);
        Options.Add(_after);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var json = parse.GetValue(_json);
        var paint = new Paint(session.Surroundings.IsLively);
        var events = client.EventsAsync(
            parse.GetValue(_application), parse.GetValue(_after), parse.GetValue(_follow), cancellation);
        await foreach (var fact in events)
        {
            if (json)
            {
                JsonText.WriteLine(session.Out, fact, json => json.EventAnswer);
            }
            else
            {
                session.Say(Line(fact, paint));
            }

            await session.Out.FlushAsync(cancellation);
        }

        return ExitCodes.Done;
    }

    private static string Line(EventAnswer fact, Paint paint)
    {
        var about = fact.Entity ?? fact.Application;
        return $"{paint.Dim(Spans.At(fact.At))}  {(about is null ? "" : $"{paint.Bold(about)}  ")}{fact.Text}  {paint.Dim($"({fact.Who}: {fact.Why})")}";
    }
}
