using System.CommandLine;
using System.Text.Json;

using Clocker.Cli.Showing;
using Clocker.Client;

namespace Clocker.Cli.Commands;

/// <summary>Shows an entity's sensors, or its config.</summary>
internal sealed class ValuesCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<bool> _json = GlobalOptions.Json();
    private readonly Func<ClockerClient, string, CancellationToken, Task<IReadOnlyDictionary<string, JsonElement>>> _read;

    private ValuesCommand(
        Surroundings surroundings,
        string name,
        string description,
        string example,
        Func<ClockerClient, string, CancellationToken, Task<IReadOnlyDictionary<string, JsonElement>>> read)
        : base(surroundings, name, description, $"clocker {name} visitors/haproxy", example)
    {
        _read = read;
        Arguments.Add(_entity);
        Options.Add(_json);
    }

    public static ValuesCommand Sensors(Surroundings surroundings) => new(
        surroundings,
        "sensors",
        "Shows an entity's sensors as they are now.",
        "curl \"$(clocker sensors visitors/haproxy --json | jq -r '.\"mapped.main.uri\"')\"",
        (client, entity, cancellation) => client.SensorsAsync(entity, cancellation));

    public static ValuesCommand Config(Surroundings surroundings) => new(
        surroundings,
        "config",
        "Shows an entity's config as far as it can be evaluated now; secrets are ***.",
        "clocker config visitors/haproxy --json",
        (client, entity, cancellation) => client.ConfigAsync(entity, cancellation));

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var values = await _read(client, parse.GetRequiredValue(_entity), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, values, json => json.IReadOnlyDictionaryStringJsonElement);
        }
        else
        {
            Columns.Write(
                session.Out,
                ["NAME", "VALUE"],
                values.Select(IReadOnlyList<string> (value) => [value.Key, Text(value.Value)]));
        }

        return ExitCodes.Done;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonText.Of(value);
}
