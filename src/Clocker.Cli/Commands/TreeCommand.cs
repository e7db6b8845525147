using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

namespace Clocker.Cli.Commands;

/// <summary>Shows what applications consist of and how it is.</summary>
internal sealed class TreeCommand : ClockerCommand
{
    private readonly Argument<string?> _application = EntityArgument.OptionalApplication();

    private readonly Option<bool> _json = GlobalOptions.Json();

    public TreeCommand(Surroundings surroundings)
        : base(
            surroundings,
            "tree",
            "Shows the entities of applications: state, host, image, addresses, published ports.",
            "clocker tree visitors",
            "clocker tree visitors --json | jq '.entities[].state'")
    {
        Arguments.Add(_application);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        if (parse.GetValue(_application) is { } name)
        {
            var tree = await client.ApplicationAsync(name, cancellation);
            Write(session, parse, [tree], () => JsonText.Write(session.Out, tree, json => json.ApplicationTree));
        }
        else
        {
            var trees = await client.TreesAsync(cancellation);
            Write(session, parse, trees, () => JsonText.Write(session.Out, trees, json => json.IReadOnlyListApplicationTree));
        }

        return ExitCodes.Done;
    }

    private void Write(Session session, ParseResult parse, IReadOnlyList<ApplicationTree> trees, Action writeJson)
    {
        if (parse.GetValue(_json))
        {
            writeJson();
            return;
        }

        var paint = new Paint(session.Surroundings.IsLively);
        var rows = trees.SelectMany(TreeLines.Of).ToList();
        Columns.Write(
            session.Out,
            ["ENTITY", "STATE", "HOST", "IMAGE", "ADDRESSES", "PORTS", ""],
            rows.Select(row => Cells(row.Guide, row.Entity, paint)));
    }

    private static IReadOnlyList<string> Cells(string guide, EntityAnswer entity, Paint paint) =>
    [
        $"{paint.Dim(guide)}{Handle(entity)}",
        paint.State(entity.State),
        entity.Container?.Host ?? "",
        entity.Image ?? "",
        string.Join(", ", entity.Container?.Addresses.Values ?? []),
        TreeLines.Ports(entity),
        entity.Problems.Count > 0 ? paint.Red(TreeLines.Remarks(entity)) : paint.Dim(TreeLines.Remarks(entity)),
    ];

    private static string Handle(EntityAnswer entity) => entity.Address[(entity.Address.LastIndexOf('/') + 1)..];
}
