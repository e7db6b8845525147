using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Deploying;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands;

/// <summary>Says everything that is wrong with a blueprint; needs no server.</summary>
internal sealed class ValidateCommand : ClockerCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The blueprint." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Takes warnings for errors." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ValidateCommand(Surroundings surroundings)
        : base(
            surroundings,
            "validate",
            "Says everything that is wrong with a blueprint, with file, line and column. Needs no server.",
            "clocker validate examples/visitors.yaml",
            "clocker validate visitors.yaml --strict && clocker up visitors.yaml")
    {
        Arguments.Add(_file);
        Options.Add(_strict);
        Options.Add(_json);
    }

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var file = BlueprintFile.Read(parse.GetRequiredValue(_file), session.Surroundings);
        IReadOnlyList<DiagnosticAnswer> diagnostics = parse.GetValue(_strict)
            ? [.. file.Diagnostics.Select(diagnostic => diagnostic with { Severity = "error" })]
            : file.Diagnostics;
        var isValid = diagnostics.All(diagnostic => diagnostic.Severity != "error");
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, new ValidateAnswer(isValid, diagnostics), json => json.ValidateAnswer);
        }
        else
        {
            DiagnosticText.Write(diagnostics, file.Source.Text, session.Out);
            session.Say($"{file.Source.Name} {(isValid ? "is valid" : "is not valid")}{DiagnosticText.Counts(diagnostics)}.");
        }

        return Task.FromResult(isValid ? ExitCodes.Done : ExitCodes.InvalidBlueprint);
    }
}
