using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands.Locations;

/// <summary>Shows one named location.</summary>
internal sealed class ShowLocationCommand : ClockerCommand
{
    private readonly Argument<string> _location = LocationArgument.New();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ShowLocationCommand(Surroundings surroundings)
        : base(surroundings, "show", "Shows a named location: what it stands for, and its defaults; secrets are ***.", "clocker location show rack-a", "clocker location show rack-a --json | jq .defaults")
    {
        Arguments.Add(_location);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var location = await client.LocationAsync(parse.GetRequiredValue(_location), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, location, json => json.LocationAnswer);
            return ExitCodes.Done;
        }

        session.Say($"Location {location.Name}");
        session.Say($"  stands for  {location.Spec}{(location.Resolved is { } end ? $", which is {end}" : "")}{(location.Item is { } item ? $" (catalogue item {item})" : "")}");
        session.Say($"  clouds      {(location.Clouds.Count == 0 ? "none" : string.Join(", ", location.Clouds))}");
        if (location.Defaults.Count > 0)
        {
            session.Say("");
            Columns.Write(
                session.Out,
                ["DEFAULT", "VALUE"],
                location.Defaults.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(IReadOnlyList<string> (entry) => [entry.Key, JsonText.Shown(entry.Value)]));
        }

        return ExitCodes.Done;
    }
}
