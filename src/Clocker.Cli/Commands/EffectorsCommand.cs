using System.CommandLine;

using Clocker.Cli.Showing;

namespace Clocker.Cli.Commands;

/// <summary>Shows what an entity can be told to do.</summary>
internal sealed class EffectorsCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<bool> _json = GlobalOptions.Json();

    public EffectorsCommand(Surroundings surroundings)
        : base(
            surroundings,
            "effectors",
            "Shows what an entity, a cloud or a host can be told to do.",
            "clocker effectors my-docker-cloud",
            "clocker effectors visitors/haproxy --json | jq -r '.[].name'")
    {
        Arguments.Add(_entity);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var effectors = await client.EffectorsAsync(parse.GetRequiredValue(_entity), cancellation);
        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, effectors, json => json.IReadOnlyListEffectorAnswer);
        }
        else
        {
            Columns.Write(session.Out, ["NAME", "TAKES", ""], effectors.Select(IReadOnlyList<string> (effector) =>
                [effector.Name, string.Join(' ', effector.Parameters.Select(parameter => parameter.IsRequired ? parameter.Name : $"[{parameter.Name}]")), effector.Description]));
        }

        return ExitCodes.Done;
    }
}
