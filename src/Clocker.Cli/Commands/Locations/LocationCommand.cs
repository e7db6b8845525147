using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Locations;

namespace Clocker.Cli.Commands.Locations;

/// <summary>Named locations; by itself, lists them.</summary>
internal sealed class LocationCommand : ClockerCommand
{
    private readonly Option<bool> _json = GlobalOptions.Json();

    public LocationCommand(Surroundings surroundings, string name = "location")
        : base(
            surroundings,
            name,
            name == "location" ? "Keeps names for locations, with defaults, for clouds to get hosts from." : "Lists named locations.",
            name == "location" ? "clocker location list" : "clocker location list --json")
    {
        Options.Add(_json);
        if (name != "location")
        {
            return;
        }

        Subcommands.Add(new AddLocationCommand(surroundings));
        Subcommands.Add(new LocationCommand(surroundings, "list"));
        Subcommands.Add(new ShowLocationCommand(surroundings));
        Subcommands.Add(new RemoveLocationCommand(surroundings));
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var locations = await client.LocationsAsync(cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, locations, json => json.IReadOnlyListLocationAnswer);
        }
        else
        {
            Columns.Write(session.Out, ["NAME", "STANDS FOR", "DEFAULTS", "CLOUDS"], locations.Select(Row));
        }

        return ExitCodes.Done;
    }

    private static IReadOnlyList<string> Row(LocationAnswer location) =>
    [
        location.Name,
        location.Item is { } item ? $"{location.Spec} (catalogue item {item})" : location.Spec,
        string.Join(", ", location.Defaults.Keys.Order(StringComparer.Ordinal)),
        string.Join(", ", location.Clouds),
    ];
}
