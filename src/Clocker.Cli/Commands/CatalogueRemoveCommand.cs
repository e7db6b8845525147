using System.CommandLine;

namespace Clocker.Cli.Commands;

/// <summary>Removes a bundle of types from the catalogue.</summary>
internal sealed class CatalogueRemoveCommand : ClockerCommand
{
    private readonly Argument<string> _item = ItemArgument.New("What to remove, as ID:VERSION or BUNDLE:VERSION.");
    private readonly Option<bool> _force = new("--force") { Description = "Even if applications or other bundles use it." };

    public CatalogueRemoveCommand(Surroundings surroundings)
        : base(
            surroundings,
            "remove",
            "Removes a bundle of types from the catalogue, by its name or by that of its only item. Applications stay as they are.",
            "clocker catalog remove netcat-example:1.0")
    {
        Arguments.Add(_item);
        Options.Add(_force);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var removed = await client.RemoveFromCatalogueAsync(parse.GetRequiredValue(_item), parse.GetValue(_force), cancellation);
        session.Say($"{removed.Name}:{removed.Version} was removed: {string.Join(", ", removed.Items)}.");
        return ExitCodes.Done;
    }
}
