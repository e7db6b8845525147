using System.CommandLine;

using Clocker.Blueprints.Compose;
using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Model.Collections;

namespace Clocker.Cli.Commands.Composing;

/// <summary>The options by which all verbs of <c>clocker compose</c> know the project, under Compose's names.</summary>
internal sealed class ProjectOptions
{
    private readonly Option<string[]> _files = Several("--file", "FILE", "A Compose file, - for standard input; may be given again, and a later one goes over an earlier one.", "-f");
    private readonly Option<string?> _name = new("--project-name", "-p") { Description = "The project's name.", HelpName = "NAME", Recursive = true };
    private readonly Option<string[]> _profiles = Several("--profile", "NAME", "A profile to turn on; may be given again.");
    private readonly Option<string[]> _variableFiles = Several("--env-file", "FILE", "A file of variables instead of .env; may be given again.");
    private readonly Option<string?> _directory = new("--project-directory") { Description = "Where relative paths begin; else where the first Compose file is.", HelpName = "DIR", Recursive = true };

    public void AddTo(Command command)
    {
        command.Options.Add(_files);
        command.Options.Add(_name);
        command.Options.Add(_profiles);
        command.Options.Add(_variableFiles);
        command.Options.Add(_directory);
    }

    /// <summary>Which project is meant.</summary>
    public ComposeRequest Request(Session session, ParseResult parse) => new()
    {
        WorkingDirectory = session.Surroundings.WorkingDirectory,
        Environment = session.Surroundings.Variables.ToValueMap(),
        Files = [.. parse.GetValue(_files) ?? []],
        StandardInput = session.Surroundings.In.ReadToEnd,
        ProjectDirectory = parse.GetValue(_directory),
        Name = parse.GetValue(_name),
        Profiles = [.. parse.GetValue(_profiles) ?? []],
        VariableFiles = [.. parse.GetValue(_variableFiles) ?? []],
    };

    /// <summary>Reads a project, and says what is wrong with it.</summary>
    /// <exception cref="CommandException">It cannot be used.</exception>
    public static ComposeProject Read(Session session, ComposeRequest request)
    {
        var reading = ComposeLoader.Load(request, new LocalComposeFiles());
        var found = reading.Diagnostics.Select(DiagnosticAnswers.Of).ToList();
        DiagnosticText.Write(found, reading.Sources, session.Error);
        return reading.Project ?? throw new CommandException(ExitCodes.Failed, $"The project is not valid{DiagnosticText.Counts(found)}.");
    }

    private static Option<string[]> Several(string name, string help, string description, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = help,
        Arity = ArgumentArity.OneOrMore,
        Recursive = true,
    };
}
