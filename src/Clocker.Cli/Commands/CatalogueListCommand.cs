using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Catalogue;

namespace Clocker.Cli.Commands;

/// <summary>Lists the types that blueprints may name.</summary>
internal sealed class CatalogueListCommand : ClockerCommand
{
    private readonly Option<bool> _all = new("--all-versions") { Description = "Every version, and what is deprecated or disabled, too." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public CatalogueListCommand(Surroundings surroundings)
        : base(
            surroundings,
            "list",
            "Lists the types that blueprints may name: those of the catalogue, and those that are built in.",
            "clocker catalog list",
            "clocker catalog list --all-versions --json | jq -r '.[].id'")
    {
        Options.Add(_all);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var items = await client.CatalogueAsync(parse.GetValue(_all), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, items, json => json.IReadOnlyListCatalogueItemAnswer);
        }
        else
        {
            Columns.Write(session.Out, ["ID", "VERSION", "KIND", "FROM", "DESCRIPTION"], items.Select(Row));
        }

        return ExitCodes.Done;
    }

    private static IReadOnlyList<string> Row(CatalogueItemAnswer item) =>
    [
        item.Id,
        item.Version ?? "-",
        item.IsDisabled ? $"{item.Kind}, disabled" : item.IsDeprecated ? $"{item.Kind}, deprecated" : item.Kind,
        item.Bundle ?? "built in",
        (item.Description ?? item.Name ?? "").Split('\n')[0].TrimEnd(),
    ];
}
