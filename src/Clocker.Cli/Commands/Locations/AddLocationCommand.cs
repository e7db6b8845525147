using System.CommandLine;

using Clocker.Cli.Servers;
using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Locations;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands.Locations;

/// <summary>Gives a location a name.</summary>
internal sealed class AddLocationCommand : ClockerCommand
{
    private const string OnTheCommandLine = "SPEC";

    private readonly Argument<string> _name = new("NAME") { Description = "The name." };

    private readonly Argument<string?> _spec = new(OnTheCommandLine)
    {
        Description = "What it stands for: byon:(hosts=\"…\"), host:ADDRESS, lab, docker:ENDPOINT, or another name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file") { Description = "A file of YAML that says it, instead.", HelpName = "F" };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A default, such as user or privateKeyFile; passwords are kept secret. May be given again.",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _replace = new("--replace") { Description = "Take the place of one that says something else." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public AddLocationCommand(Surroundings surroundings)
        : base(
            surroundings,
            "add",
            "Gives a location a name, with defaults. The same again changes nothing. Starts a server if none answers.",
            "clocker location add rack-a 'byon:(hosts=\"10.0.0.{1-8}\")' --set user=admin --set privateKeyFile=/srv/keys/rack",
            "clocker location add rack-b --file rack-b.yaml && clocker cloud create mine --location rack-b --hosts 3")
    {
        Arguments.Add(_name);
        Arguments.Add(_spec);
        Options.Add(_file);
        Options.Add(_set);
        Options.Add(_replace);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var (source, text) = Text(session, parse);
        var request = new LocationRequest
        {
            Name = parse.GetRequiredValue(_name),
            SourceName = source,
            Text = text,
            Set = Assignments.Read(parse.GetValue(_set) ?? []),
            Replace = parse.GetValue(_replace),
        };
        using var client = await new BackgroundServer(session).ConnectAsync(cancellation);
        try
        {
            var answer = await client.AddLocationAsync(request, cancellation);
            DiagnosticText.Write(answer.Warnings, source, text, session.Error);
            Write(session, answer, parse.GetValue(_json));
            return ExitCodes.Done;
        }
        catch (ProblemException refused) when (refused.Problem.Diagnostics.Count > 0)
        {
            DiagnosticText.Write(refused.Problem.Diagnostics, source, text, session.Error);
            ProblemText.Write(refused.Problem with { Diagnostics = [] }, session.Error);
            return ExitCodes.InvalidBlueprint;
        }
    }

    private (string Name, string Text) Text(Session session, ParseResult parse)
    {
        var spec = parse.GetValue(_spec);
        if (parse.GetValue(_file) is not { } file)
        {
            return (OnTheCommandLine, spec ?? throw new CommandException(ExitCodes.WrongUse, "It is not said what the name stands for.", "Write a location after the name, or name a file with --file."));
        }

        if (spec is not null)
        {
            throw new CommandException(ExitCodes.WrongUse, "What the name stands for is said twice, there and in a file.", "Keep one of them.");
        }

        var (text, problem) = TextFile.Read(file, session.Surroundings);
        return problem is null ? (file, text) : throw new CommandException(ExitCodes.InvalidBlueprint, $"{problem.Location}: {problem.Message}", problem.Remedy);
    }

    private static void Write(Session session, LocationAddAnswer answer, bool asJson)
    {
        if (asJson)
        {
            JsonText.Write(session.Out, answer, json => json.LocationAddAnswer);
            return;
        }

        var what = answer.Change switch
        {
            "unchanged" => "says that already",
            "replaced" => "was replaced",
            _ => "was added",
        };
        session.Say($"Location {answer.Location.Name} {what}. Get hosts from it with clocker cloud create NAME --location {answer.Location.Name}.");
    }
}
