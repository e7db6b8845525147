using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>Shows an entity's sensors.</summary>
internal sealed class SensorsCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public SensorsCommand(Surroundings surroundings)
        : base(
            surroundings,
            "sensors",
            "Shows an entity's sensors as they are now.",
            "clocker sensors visitors/haproxy",
            "curl \"$(clocker sensors visitors/haproxy --json | jq -r '.\"mapped.main.uri\"')\"")
    {
        Arguments.Add(_entity);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var values = await client.SensorsAsync(parse.GetRequiredValue(_entity), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, values, json => json.IReadOnlyDictionaryStringJsonElement);
        }
        else
        {
            Columns.Write(session.Out, ["NAME", "VALUE"], values.Select(IReadOnlyList<string> (value) => [value.Key, JsonText.Shown(value.Value)]));
        }

        return ExitCodes.Done;
    }
}
