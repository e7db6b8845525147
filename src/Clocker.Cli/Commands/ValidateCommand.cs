using System.CommandLine;

using Clocker.Blueprints.Catalogues;
using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Deploying;
using Clocker.Client.Problems;
using Clocker.Model.Blueprints;

namespace Clocker.Cli.Commands;

/// <summary>Says everything that is wrong with a blueprint, or with the items of a catalogue; needs no server.</summary>
internal sealed class ValidateCommand : ClockerCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The blueprint; or a catalogue (.bom), or a directory or archive (.zip, .jar) with a catalog.bom." };
    private readonly Option<string[]> _environments = EnvironmentOption.New();
    private readonly Option<bool> _strict = new("--strict") { Description = "Takes warnings for errors." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ValidateCommand(Surroundings surroundings)
        : base(
            surroundings,
            "validate",
            "Says everything that is wrong with a blueprint or a catalogue, with file, line and column. Needs no server.",
            "clocker validate examples/visitors.yaml",
            "clocker validate visitors.yaml --strict && clocker up visitors.yaml",
            "clocker validate shop.yaml --env staging.yaml",
            "clocker validate types.bom")
    {
        Arguments.Add(_file);
        Options.Add(_environments);
        Options.Add(_strict);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var name = parse.GetRequiredValue(_file);
        if (BundleInput.IsBundle(name, session.Surroundings))
        {
            var bundle = BundleInput.Read(name, session.Surroundings);
            return Show(session, parse, name, Check(session, bundle), bundle.Texts);
        }

        var file = BlueprintFile.Read(name, session.Surroundings, parse.GetValue(_environments) ?? []);
        var answer = file.AsksForTypes ? await AskAsync(session, file, cancellation) : null;
        return Show(session, parse, file.Title, answer?.Diagnostics ?? file.Diagnostics, file.Texts);
    }

    private int Show(Session session, ParseResult parse, string name, IReadOnlyList<DiagnosticAnswer> found, IReadOnlyList<Source> sources)
    {
        IReadOnlyList<DiagnosticAnswer> diagnostics = parse.GetValue(_strict)
            ? [.. found.Select(diagnostic => diagnostic with { Severity = "error" })]
            : found;
        var isValid = diagnostics.All(diagnostic => diagnostic.Severity != "error");
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, new ValidateAnswer(isValid, diagnostics), json => json.ValidateAnswer);
        }
        else
        {
            DiagnosticText.Write(diagnostics, sources, session.Out);
            session.Say($"{name} {(isValid ? "is valid" : "is not valid")}{DiagnosticText.Counts(diagnostics)}.");
        }

        return isValid ? ExitCodes.Done : ExitCodes.InvalidBlueprint;
    }

    private static IReadOnlyList<DiagnosticAnswer> Check(Session session, BundleInput bundle)
    {
        var diagnostics = bundle.Check();
        if (diagnostics.Any(diagnostic => diagnostic.Code == BundleCodes.UnknownType))
        {
            session.Mutter("Only built-in types and the bundle's own are known here; clocker catalog add looks at those of the server's catalogue too.");
        }

        return diagnostics;
    }

    /// <summary>What a server finds, whose catalogue may have the types that are not known here; null if none answers.</summary>
    private static async Task<ValidateAnswer?> AskAsync(Session session, BlueprintFile file, CancellationToken cancellation)
    {
        try
        {
            using var client = session.Client();
            var request = new DeployRequest { SourceName = file.Source.Name, SourceText = file.Source.Text, Origin = file.Origin, Environments = file.SentEnvironments };
            return await client.ValidateAsync(request, file.Attached(), cancellation);
        }
        catch (ServerUnreachableException)
        {
            session.Mutter("No server answers, so only built-in types are known; types of a server's catalogue may be missing here.");
            return null;
        }
    }
}
