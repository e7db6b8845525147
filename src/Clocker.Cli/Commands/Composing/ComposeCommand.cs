using System.CommandLine;

namespace Clocker.Cli.Commands.Composing;

/// <summary>Compose's own command line, so that a script that says <c>docker compose</c> can say <c>clocker compose</c>.</summary>
internal sealed class ComposeCommand : ClockerCommand
{
    public ComposeCommand(Surroundings surroundings)
        : base(
            surroundings,
            "compose",
            "Takes Docker Compose's command line for projects of Compose files.",
            "clocker compose config",
            "clocker compose -f compose.yaml -f production.yaml config --format json")
    {
        var project = new ProjectOptions();
        project.AddTo(this);
        Subcommands.Add(new ComposeConfigCommand(surroundings, project));
    }

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation) => throw new CommandException(
        ExitCodes.WrongUse, "compose needs to be told what to do, such as config.", "See clocker compose --help.");
}
