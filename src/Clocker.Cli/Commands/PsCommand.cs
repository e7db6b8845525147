using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Applications;

namespace Clocker.Cli.Commands;

/// <summary>Lists applications.</summary>
internal sealed class PsCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public PsCommand(Surroundings surroundings)
        : base(surroundings, "ps", "Lists applications.", "clocker ps", "clocker ps --json | jq -r '.[].name'") =>
        Options.Add(_json);

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var applications = await client.ApplicationsAsync(cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, applications, json => json.IReadOnlyListApplicationSummary);
        }
        else
        {
            Write(session, applications);
        }

        return ExitCodes.Done;
    }

    private static void Write(Session session, IReadOnlyList<ApplicationSummary> applications)
    {
        var paint = new Paint(session.Surroundings.IsLively);
        var now = session.Surroundings.Clock.GetUtcNow();
        Columns.Write(
            session.Out,
            ["NAME", "STATE", "UP", "LOCATION", "AGE", "URI"],
            applications.Select(IReadOnlyList<string> (application) =>
            [
                application.Name,
                paint.State(application.State),
                $"{application.ContainersUp}/{application.Containers}",
                application.Location,
                Spans.Age(now - application.CreatedAt),
                application.Uri ?? "",
            ]));
    }
}
