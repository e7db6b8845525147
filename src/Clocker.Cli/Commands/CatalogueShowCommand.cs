using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Catalogue;

namespace Clocker.Cli.Commands;

/// <summary>Shows one type.</summary>
internal sealed class CatalogueShowCommand : ClockerCommand
{
    private readonly Argument<string> _item = ItemArgument.New("The type: ID, or ID:VERSION.");
    private readonly Option<bool> _json = GlobalOptions.Json();

    public CatalogueShowCommand(Surroundings surroundings)
        : base(
            surroundings,
            "show",
            "Shows a type that blueprints may name: where it comes from, and what it says.",
            "clocker catalog show netcat-example",
            "clocker catalog show netcat-example:1.0 --json | jq -r .text")
    {
        Arguments.Add(_item);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var details = await client.CatalogueItemAsync(parse.GetRequiredValue(_item), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, details, json => json.CatalogueItemDetails);
        }
        else
        {
            Write(session, details);
        }

        return ExitCodes.Done;
    }

    private static void Write(Session session, CatalogueItemDetails details)
    {
        var item = details.Item;
        session.Say($"{item.Id}{(item.Version is null ? "" : $":{item.Version}")}, {item.Kind}{(item.IsDeprecated ? ", deprecated" : "")}{(item.IsDisabled ? ", disabled" : "")}");
        Say(session, "name", item.Name);
        Say(session, "description", item.Description?.TrimEnd());
        Say(session, "from", item.Bundle is null ? "built in" : $"{item.Bundle}, {details.File}:{details.Line}");
        Say(session, "versions", details.Versions.Count == 0 ? null : string.Join(", ", details.Versions));
        Say(session, "tags", item.Tags.Count == 0 ? null : string.Join(", ", item.Tags));
        Say(session, "also called", details.Aliases.Count == 0 ? null : string.Join(", ", details.Aliases));
        if (details.Keys.Count > 0)
        {
            session.Say("");
            Columns.Write(session.Out, ["KEY", "SHORT", "DESCRIPTION"], details.Keys.Select(IReadOnlyList<string> (key) => [key.Name, string.Join(", ", key.Flags), key.Description]));
        }

        if (details.Text is { } text)
        {
            session.Say("");
            session.Say(text.TrimEnd());
        }
    }

    private static void Say(Session session, string what, string? text)
    {
        if (text is not null)
        {
            session.Say($"  {what,-11}  {text.ReplaceLineEndings($"{Environment.NewLine}               ")}");
        }
    }
}
