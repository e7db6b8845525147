using System.CommandLine;
using System.CommandLine.Help;

using Clocker.Cli.Commands;
using Clocker.Cli.Commands.Clouds;
using Clocker.Cli.Commands.Composing;
using Clocker.Cli.Commands.Labs;
using Clocker.Cli.Commands.Locations;
using Clocker.Cli.Showing;
using Clocker.Model.Diagnostics;

namespace Clocker.Cli;

/// <summary>All commands, and what is done with a command line.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        var root = Root(surroundings, arguments.Contains("--"));
        var parse = root.Parse(arguments.Count == 0 ? ["--help"] : arguments, Parsing);
        if (parse.Errors.Count > 0 && parse.Action is not ExampleHelp and not HelpAction)
        {
            return Refuse(parse, root, surroundings.Error);
        }

        // Commands that wait catch signals themselves; all others end at once, as programs do.
        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = surroundings.Out,
                Error = surroundings.Error,
            });
        }
        catch (IOException exception) when (exception.HResult == ClockerCommand.BrokenPipe)
        {
            // Whoever reads the help has had enough, as head has after some lines.
            return ExitCodes.Done;
        }
    }

    /// <summary>The command without a name, which has all others.</summary>
    /// <param name="surroundings">What is outside.</param>
    /// <param name="hasDashes">Whether the command line has <c>--</c>, after which nothing is an option.</param>
    public static RootCommand Root(Surroundings surroundings, bool hasDashes = true)
    {
        var root = new RootCommand("Clocker runs blueprints on Docker and keeps them running.");
        root.Options.Clear();
        root.Options.Add(new HelpOption());
        root.Options.Add(GlobalOptions.Server);
        root.Options.Add(GlobalOptions.Data);
        foreach (var command in Commands(surroundings, hasDashes))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static IEnumerable<Command> Commands(Surroundings surroundings, bool hasDashes) =>
    [
        new UpCommand(surroundings),
        new ValidateCommand(surroundings),
        new PlanCommand(surroundings),
        new ComposeCommand(surroundings),
        new CatalogueCommand(surroundings),
        new PsCommand(surroundings),
        new TreeCommand(surroundings),
        new BlueprintCommand(surroundings),
        new SensorsCommand(surroundings),
        new ExplainCommand(surroundings),
        new EffectorsCommand(surroundings),
        new InvokeCommand(surroundings),
        new ConfigCommand(surroundings),
        new EventsCommand(surroundings),
        new LogsCommand(surroundings),
        new ExecCommand(surroundings, hasDashes),
        EffectorCommand.Start(surroundings),
        EffectorCommand.Stop(surroundings),
        EffectorCommand.Restart(surroundings),
        new DownCommand(surroundings),
        new CloudCommand(surroundings),
        new RebalanceCommand(surroundings),
        new LocationCommand(surroundings),
        new LabCommand(surroundings),
        new ServerCommand(surroundings),
        new VersionCommand(surroundings),
        new DoctorCommand(surroundings),
        new CompletionCommand(surroundings),
        new CompleteCommand(surroundings),
    ];

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "clocker";

    private static int Refuse(ParseResult parse, RootCommand root, TextWriter error)
    {
        var command = parse.CommandResult.Command;
        var path = Path(command);
        var known = command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)
            .Concat(command.Options.Concat(root.Options).Select(option => option.Name))
            .ToList();
        var meant = parse.UnmatchedTokens.Select(unknown => Suggestions.Nearest(unknown, known)).FirstOrDefault(name => name is not null);
        var remedy = meant is null ? $"See {path} --help." : $"Did you mean \"{meant}\"? See {path} --help.";
        var message = command.Subcommands.Count > 0 && parse.UnmatchedTokens is [{ } token, ..] && !token.StartsWith('-')
            ? $"There is no command \"{token}\"."
            : parse.Errors[0].Message;
        ProblemText.Write(message, remedy, error);
        return ExitCodes.WrongUse;
    }
}
