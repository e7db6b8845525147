using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>Shows the blueprint of an application as the server has it.</summary>
internal sealed class BlueprintCommand : ClockerCommand
{
    private readonly Argument<string> _application = new(EntityArgument.Application) { Description = "The application." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public BlueprintCommand(Surroundings surroundings)
        : base(
            surroundings,
            "blueprint",
            "Shows the blueprint that an application was deployed from, as it was understood; secrets are ***.",
            "clocker blueprint visitors",
            "clocker blueprint visitors > visitors.yaml")
    {
        Arguments.Add(_application);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var blueprint = await client.BlueprintAsync(parse.GetRequiredValue(_application), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, blueprint, json => json.BlueprintAnswer);
        }
        else
        {
            await session.Out.WriteAsync(blueprint.Text.AsMemory(), cancellation);
        }

        return ExitCodes.Done;
    }
}
