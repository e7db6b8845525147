using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>Says why a container is where it is, or nowhere.</summary>
internal sealed class ExplainCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ExplainCommand(Surroundings surroundings)
        : base(
            surroundings,
            "explain",
            "Says why an entity's container is where it is, or nowhere: what each placement strategy thinks of each host.",
            "clocker explain visitors/redis",
            "clocker explain visitors/redis --json | jq '.hosts[] | {host, reason}'")
    {
        Arguments.Add(_entity);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var placement = await client.PlacementAsync(parse.GetRequiredValue(_entity), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, placement, json => json.PlacementAnswer);
            return ExitCodes.Done;
        }

        await session.Out.WriteLineAsync($"{placement.Entity} in {placement.Cloud}: {placement.Summary}");
        if (placement.Hosts.Count > 0)
        {
            Columns.Write(session.Out, PlacementRows.Titles, PlacementRows.Of(placement, isThere: true));
        }

        return ExitCodes.Done;
    }
}
