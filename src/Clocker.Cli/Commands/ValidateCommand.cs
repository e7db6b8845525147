using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Client.Deploying;

namespace Clocker.Cli.Commands;

/// <summary>Says everything that is wrong with a blueprint; needs no server.</summary>
internal sealed class ValidateCommand : ClockerCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The blueprint." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public ValidateCommand(Surroundings surroundings)
        : base(
            surroundings,
            "validate",
            "Says everything that is wrong with a blueprint, with file, line and column. Needs no server.",
            "clocker validate examples/visitors.yaml")
    {
        Arguments.Add(_file);
        Options.Add(_json);
    }

    protected override Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var file = BlueprintFile.Read(parse.GetRequiredValue(_file), session.Surroundings);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, new ValidateAnswer(file.IsValid, file.Diagnostics), json => json.ValidateAnswer);
        }
        else
        {
            DiagnosticText.Write(file.Diagnostics, file.Source.Text, session.Out);
            session.Say($"{file.Source.Name} {(file.IsValid ? "is valid" : "is not valid")}{DiagnosticText.Counts(file.Diagnostics)}.");
        }

        return Task.FromResult(file.IsValid ? ExitCodes.Done : ExitCodes.InvalidBlueprint);
    }
}
