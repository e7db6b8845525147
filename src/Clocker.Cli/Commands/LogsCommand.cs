using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Entities;

namespace Clocker.Cli.Commands;

/// <summary>Shows what containers print.</summary>
internal sealed class LogsCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Go on as lines are printed." };
    private readonly Option<int?> _tail = new("--tail", "-n") { Description = "Only the last lines of each container.", HelpName = "N" };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public LogsCommand(Surroundings surroundings)
        : base(
            surroundings,
            "logs",
            "Shows what the containers of an entity, or of all of an application, print.",
            "clocker logs visitors/tomcat1 --follow",
            "clocker logs visitors --tail 20")
    {
        _tail.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var lines) || lines < 0))
            {
                result.AddError($"\"{token.Value}\" is no number of lines.");
            }
        });
        Arguments.Add(_entity);
        Options.Add(_follow);
        Options.Add(_tail);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var entity = await client.EntityAsync(parse.GetRequiredValue(_entity), cancellation);
        var json = parse.GetValue(_json);
        // Lines say whose they are where they can be of several.
        var prefix = entity.Image is null;
        var paint = new Paint(session.Surroundings.IsLively);
        await foreach (var line in client.LogsAsync(entity.Id, parse.GetValue(_tail), parse.GetValue(_follow), cancellation))
        {
            if (json)
            {
                JsonText.WriteLine(session.Out, line, json => json.LogAnswer);
            }
            else
            {
                Write(session, line, prefix, paint);
            }

            await session.Out.FlushAsync(cancellation);
        }

        return ExitCodes.Done;
    }

    private static void Write(Session session, LogAnswer line, bool prefix, Paint paint) =>
        (line.IsError ? session.Error : session.Out).WriteLine(
            prefix ? $"{paint.Dim($"{line.Entity[(line.Entity.IndexOf('/') + 1)..]} |")} {line.Text}" : line.Text);
}
