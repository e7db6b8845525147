using System.CommandLine;

namespace Clocker.Cli.Commands.Labs;

/// <summary>The commands for labs.</summary>
internal sealed class LabCommand : ClockerCommand
{
    public LabCommand(Surroundings surroundings)
        : base(
            surroundings,
            "lab",
            "Labs: whole Docker clouds on one machine, to develop and rehearse on.",
            "clocker lab up --hosts 3",
            "clocker lab ls",
            "clocker lab down")
    {
        Subcommands.Add(new LabUpCommand(surroundings));
        Subcommands.Add(new LabListCommand(surroundings));
        Subcommands.Add(LabPowerCommand.Kill(surroundings));
        Subcommands.Add(LabPowerCommand.Start(surroundings));
        Subcommands.Add(new LabDownCommand(surroundings));
    }

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation) => throw new CommandException(
        ExitCodes.WrongUse, "What about labs? There are up, ls, kill, start and down.", "See clocker lab --help.");
}
