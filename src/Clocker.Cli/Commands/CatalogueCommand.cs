namespace Clocker.Cli.Commands;

/// <summary>The catalogue of types that blueprints may name.</summary>
internal sealed class CatalogueCommand : ClockerCommand
{
    public CatalogueCommand(Surroundings surroundings)
        : base(
            surroundings,
            "catalog",
            "Keeps the server's catalogue: types that are defined in YAML, for blueprints to name.",
            "clocker catalog add types.bom",
            "clocker catalog list")
    {
        Subcommands.Add(new CatalogueAddCommand(surroundings));
        Subcommands.Add(new CatalogueListCommand(surroundings));
        Subcommands.Add(new CatalogueShowCommand(surroundings));
        Subcommands.Add(new CatalogueRemoveCommand(surroundings));
    }

    protected override Task<int> RunAsync(Session session, System.CommandLine.ParseResult parse, CancellationToken cancellation) => throw new CommandException(
        ExitCodes.WrongUse, "catalog needs to be told what to do: add, list, show or remove.", "See clocker catalog --help.");
}
