using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Client.Clouds;

namespace Clocker.Cli.Commands.Clouds;

/// <summary>Moves containers to hosts where they would be better off.</summary>
internal sealed class RebalanceCommand : ClockerCommand
{
    private readonly Argument<string?> _cloud = new(CloudArgument.Cloud) { Description = "The cloud (all clouds).", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _plan = new("--plan") { Description = "Only say what would move." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly Option<bool> _json = GlobalOptions.Json();

    public RebalanceCommand(Surroundings surroundings)
        : base(
            surroundings,
            "rebalance",
            "Moves containers to hosts that their placement strategies like better than where they are.",
            "clocker rebalance --plan",
            "clocker rebalance my-docker-cloud --yes")
    {
        Arguments.Add(_cloud);
        Options.Add(_plan);
        Options.Add(_yes);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        using var client = session.Client();
        var clouds = parse.GetValue(_cloud) is { } named ? [named] : (await client.CloudsAsync(cancellation)).Select(cloud => cloud.Name).ToList();
        var moves = await MovesAsync(client, clouds, isPlan: true, cancellation);
        if (moves.Count > 0 && !parse.GetValue(_plan))
        {
            if (!parse.GetValue(_yes))
            {
                Show(session, moves);
                await AgreeAsync(session, moves, cancellation);
            }

            moves = await MovesAsync(client, clouds, isPlan: false, cancellation);
        }

        if (parse.GetValue(_json))
        {
            JsonText.Write(session.Out, moves, json => json.IReadOnlyListMoveAnswer);
        }
        else if (moves.Count == 0)
        {
            session.Say("Nothing would be better off elsewhere.");
        }
        else if (parse.GetValue(_plan))
        {
            Show(session, moves);
        }
        else
        {
            session.Say($"{Count(moves)} on the way; each goes once its replacement is up. See clocker events --follow.");
        }

        return ExitCodes.Done;
    }

    /// <exception cref="CommandException">Nobody agrees.</exception>
    private static async Task AgreeAsync(Session session, IReadOnlyList<MoveAnswer> moves, CancellationToken cancellation)
    {
        if (session.Surroundings.Terminal is not { IsInput: true, IsOutput: true })
        {
            throw new CommandException(ExitCodes.WrongUse, $"{Count(moves)} would move, and nobody is there to agree.", "Say --yes, or --plan to only see it.");
        }

        await session.Out.WriteAsync($"Move {Count(moves)}? [y/N] ");
        await session.Out.FlushAsync(cancellation);
        if (await session.Surroundings.In.ReadLineAsync(cancellation) is not ("y" or "Y" or "yes"))
        {
            throw new CommandException(ExitCodes.Failed, "Nothing was moved.", null);
        }
    }

    private static async Task<IReadOnlyList<MoveAnswer>> MovesAsync(Client.ClockerClient client, IReadOnlyList<string> clouds, bool isPlan, CancellationToken cancellation)
    {
        var moves = new List<MoveAnswer>();
        foreach (var cloud in clouds)
        {
            moves.AddRange(await client.RebalanceAsync(cloud, isPlan, cancellation));
        }

        return moves;
    }

    private static void Show(Session session, IReadOnlyList<MoveAnswer> moves) => Columns.Write(
        session.Out,
        ["ENTITY", "CLOUD", "FROM", "TO", "REASON"],
        moves.Select(IReadOnlyList<string> (move) => [move.Entity, move.Cloud, move.From, move.To, move.Reason]));

    private static string Count(IReadOnlyList<MoveAnswer> moves) => moves.Count == 1 ? "1 container" : $"{moves.Count} containers";
}
