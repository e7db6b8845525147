using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>Shows an entity's config.</summary>
internal sealed class ConfigCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ConfigCommand(Surroundings surroundings)
        : base(
            surroundings,
            "config",
            "Shows what counts for an entity's config now, where each value was given, and where that was written; secrets are ***.",
            "clocker config visitors/haproxy",
            "clocker config visitors/haproxy --json")
    {
        Arguments.Add(_entity);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var config = await client.ConfigAsync(parse.GetRequiredValue(_entity), cancellation);
        if (parse.GetValue(_json))
        {
            var values = config.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
            JsonText.Write(session.Out, values, json => json.IReadOnlyDictionaryStringJsonElement);
        }
        else
        {
            Columns.Write(session.Out, ["NAME", "FROM", "WRITTEN", "VALUE"], config.Select(IReadOnlyList<string> (entry) => [entry.Key, entry.From, entry.Place ?? "", JsonText.Shown(entry.Value)]));
        }

        return ExitCodes.Done;
    }
}
