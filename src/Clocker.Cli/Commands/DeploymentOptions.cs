using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Deploying;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands;

/// <summary>What <c>up</c> and <c>plan</c> have in common: a blueprint, and what is said beside it.</summary>
internal sealed class DeploymentOptions
{
    private readonly Option<string?> _name = new("--name") { Description = "The application's name; else the blueprint's.", HelpName = "N" };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets config over the blueprint's; the value is kept secret. May be given again.",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _environments = EnvironmentOption.New();

    private readonly Option<string?> _location = new("--location") { Description = "Where to deploy, whatever the blueprint says; a cloud, or CLOUD and host as docker:CLOUD:HOST.", HelpName = "L" };

    private readonly Option<bool> _replace = new("--replace")
    {
        Description = "Replace an application of this name even if it came from another blueprint.",
    };

    /// <summary>The blueprint.</summary>
    public Argument<string> File { get; } = new("FILE") { Description = "The blueprint." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(File);
        command.Options.Add(_name);
        command.Options.Add(_environments);
        command.Options.Add(_set);
        command.Options.Add(_location);
        command.Options.Add(_replace);
    }

    /// <summary>Reads the blueprint and says what is wrong with it.</summary>
    /// <exception cref="CommandException">It cannot be read, or not deployed.</exception>
    public BlueprintFile Read(Session session, ParseResult parse)
    {
        var file = BlueprintFile.Read(
            parse.GetRequiredValue(File), session.Surroundings, parse.GetValue(_environments) ?? [], [.. Assignments.Read(parse.GetValue(_set) ?? []).Keys]);
        if (file.AsksForTypes && session.HasServer)
        {
            // Its catalogue may have them, and then it says what else is wrong.
            return file;
        }

        DiagnosticText.Write(file.Diagnostics, file.Texts, session.Error);
        return file.IsValid ? file : throw new CommandException(
            ExitCodes.InvalidBlueprint, $"{file.Title} is not valid{DiagnosticText.Counts(file.Diagnostics)}; nothing was changed.");
    }

    /// <summary>Says what the server found that could not be seen here.</summary>
    public static void SayMore(Session session, BlueprintFile file, IReadOnlyList<DiagnosticAnswer> warnings) =>
        DiagnosticText.Write(warnings.Where(warning => !file.Diagnostics.Any(known => known.Code == warning.Code && known.Message == warning.Message)), file.Texts, session.Error);

    /// <summary>What is set by hand goes before what comes with the blueprint.</summary>
    private static Dictionary<string, string> All(IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> given) =>
        own.Where(entry => !given.ContainsKey(entry.Key)).Concat(given).ToDictionary();

    public DeployRequest Request(Session session, ParseResult parse, BlueprintFile file) => new()
    {
        SourceName = file.Source.Name,
        SourceText = file.Source.Text,
        Origin = file.Origin,
        Name = parse.GetValue(_name),
        Environments = file.SentEnvironments,
        Location = parse.GetValue(_location),
        UsualLocation = session.Setting(null, "CLOCKER_LOCATION", "location"),
        Set = All(file.Set, Assignments.Read(parse.GetValue(_set) ?? [])),
        Replace = parse.GetValue(_replace),
    };
}
