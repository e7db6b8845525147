using System.CommandLine;

using Clocker.Cli.Servers;
using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Cli.Terminals;
using Clocker.Cli.Watching;
using Clocker.Client;
using Clocker.Client.Deploying;
using Clocker.Client.Entities;
using Clocker.Client.Problems;

namespace Clocker.Cli.Commands;

/// <summary>Deploys a blueprint, or updates what runs to what it says now.</summary>
internal sealed class UpCommand : ClockerCommand
{
    private const int LogLinesShown = 20;
    private static readonly TimeSpan SecondThoughts = TimeSpan.FromSeconds(2);

    private readonly DeploymentOptions _deployment = new();

    private readonly Option<string?> _timeout = new("--timeout")
    {
        Description = "How long to wait until all is running (10m).",
        HelpName = "D",
    };

    private readonly Option<bool> _detach = new("--detach", "-d") { Description = "Do not wait." };

    public UpCommand(Surroundings surroundings)
        : base(
            surroundings,
            "up",
            "Deploys a blueprint, or updates its application to what the blueprint says now, and waits until all is running.",
            "clocker up examples/hello.yaml",
            "clocker up visitors.yaml --name guests --set password=secret --timeout 5m",
            "clocker up shop.yaml --env staging.yaml")
    {
        _deployment.AddTo(this);
        Options.Add(_timeout);
        Options.Add(_detach);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        var file = _deployment.Read(session, parse);
        var request = _deployment.Request(session, parse, file);
        using var client = await new BackgroundServer(session).ConnectAsync(cancellation);
        var started = session.Surroundings.Clock.GetTimestamp();
        if (await DeployAsync(session, client, request, file, cancellation) is not { } deployed)
        {
            return ExitCodes.Failed;
        }

        DeploymentOptions.SayMore(session, file, deployed.Warnings);
        session.Say($"{deployed.Name}: {StepText.Summary(deployed.Steps)}.");
        if (parse.GetValue(_detach))
        {
            session.Say($"It goes on in the background; see clocker tree {deployed.Name}.");
            return ExitCodes.Done;
        }

        using var interrupts = session.Surroundings.Terminal.CatchInterrupts();
        var ending = await Progress.Watch(session.Surroundings, interrupts, timeout)
            .WaitAsync(cancel => client.ChangesAsync(deployed.Application, cancel), new RunningJudge(session.Surroundings.Clock).Judge, cancellation);
        return ending switch
        {
            Ending.Reached => await ReachedAsync(session, client, deployed, started, cancellation),
            Ending.Interrupted => await InterruptedAsync(session, client, deployed, interrupts, cancellation),
            Ending.Failed failed => await FailedAsync(session, client, failed, cancellation),
            Ending.TimedOut => await TimedOutAsync(session, client, deployed, timeout, cancellation),
            _ => throw new CommandException(ExitCodes.Failed, $"{deployed.Name} was removed while it started."),
        };
    }

    /// <summary>Deploys; where that would replace what came from elsewhere, only if the user says so.</summary>
    private static async Task<DeployAnswer?> DeployAsync(
        Session session, ClockerClient client, DeployRequest request, BlueprintFile file, CancellationToken cancellation)
    {
        try
        {
            return await client.DeployAsync(request, file.Attached(), cancellation);
        }
        catch (ProblemException exception) when (
            exception.Problem.Code == ProblemCodes.OriginDiffers && session.Surroundings.Terminal is { IsInput: true, IsOutput: true })
        {
            await session.Out.WriteAsync($"{exception.Problem.Detail} Replace it? [y/N] ");
            await session.Out.FlushAsync(cancellation);
            return await session.Surroundings.In.ReadLineAsync(cancellation) is "y" or "Y" or "yes"
                ? await client.DeployAsync(request with { Replace = true }, file.Attached(), cancellation)
                : null;
        }
    }

    private static async Task<int> ReachedAsync(
        Session session, ClockerClient client, DeployAnswer deployed, long started, CancellationToken cancellation)
    {
        var tree = await client.ApplicationAsync(deployed.Application, cancellation);
        var took = Spans.Of(session.Surroundings.Clock.GetElapsedTime(started));
        session.Say($"{deployed.Name} is running ({took}).");
        foreach (var entity in tree.Entities.Where(entity => entity.Uri is not null && entity.Container?.Ports.Count > 0))
        {
            session.Say($"  {entity.Address}: {entity.Uri}");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> InterruptedAsync(
        Session session, ClockerClient client, DeployAnswer deployed, IInterrupts interrupts, CancellationToken cancellation)
    {
        var before = deployed.IsNew ? "removes it again" : "goes back to what it was before";
        session.Mutter(
            $"""

            Not waiting any more. The server goes on with {deployed.Name}: see clocker tree {deployed.Name}.
            Undo: {(deployed.IsNew ? $"clocker down {deployed.Name}" : "clocker up with the earlier blueprint")}; Ctrl-C again now {before}.
            """);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var again = interrupts.NextAsync(ending.Token);
        await Task.WhenAny(again, Task.Delay(SecondThoughts, session.Surroundings.Clock, ending.Token));
        if (!again.IsCompletedSuccessfully)
        {
            await ending.CancelAsync();
            return ExitCodes.Failed;
        }

        var undone = await client.UndoAsync(deployed.Undo, cancellation);
        session.Mutter(
            undone.IsRemoved ? $"Removing {undone.Name} again …" : $"Taking {undone.Name} back to what it was before …");
        var restored = await Progress.Watch(session.Surroundings, interrupts, Timeouts.Usual).WaitAsync(
            cancel => client.ChangesAsync(deployed.Application, cancel),
            undone.IsRemoved ? _ => null : new RunningJudge(session.Surroundings.Clock).Judge,
            cancellation);
        session.Mutter(restored switch
        {
            Ending.Gone => $"{undone.Name} is gone.",
            Ending.Reached => $"{undone.Name} is running as before.",
            _ => $"The server goes on with that: see clocker tree {undone.Name}.",
        });
        return ExitCodes.Failed;
    }

    private static async Task<int> FailedAsync(
        Session session, ClockerClient client, Ending.Failed failed, CancellationToken cancellation)
    {
        ProblemText.Write(failed.Reason, null, session.Error);
        if (failed.Entity is { Container.Id: not null } entity)
        {
            await LastWordsAsync(session, client, entity, cancellation);
        }

        return ExitCodes.Failed;
    }

    private static async Task<int> TimedOutAsync(
        Session session, ClockerClient client, DeployAnswer deployed, TimeSpan timeout, CancellationToken cancellation)
    {
        var tree = await client.ApplicationAsync(deployed.Application, cancellation);
        var late = tree.Entities.Where(entity => entity is { Parent: not null, State: not ("RUNNING" or "STOPPED") }).ToList();
        var reasons = late.Select(entity =>
            $"{entity.Address} is {entity.State}{(TreeLines.Trouble(entity) is { Length: > 0 } trouble ? $", {trouble}" : "")}");
        ProblemText.Write(
            $"{deployed.Name} is not running after {Spans.Of(timeout)}: {string.Join("; ", reasons)}.",
            $"The server goes on: see clocker tree {deployed.Name}. Give it longer with --timeout.",
            session.Error);
        if ((late.FirstOrDefault(entity => entity.Problems.Count > 0) ?? late.FirstOrDefault(entity => entity.Container is not null)) is { Container.Id: not null } entity)
        {
            await LastWordsAsync(session, client, entity, cancellation);
        }

        return ExitCodes.Failed;
    }

    private static async Task LastWordsAsync(
        Session session, ClockerClient client, EntityAnswer entity, CancellationToken cancellation)
    {
        try
        {
            var lines = new List<LogAnswer>();
            await foreach (var line in client.LogsAsync(entity.Id, LogLinesShown, follow: false, cancellation))
            {
                lines.Add(line);
            }

            session.Mutter(
                lines.Count == 0 ? $"  {entity.Address} has printed nothing." : $"  The last lines that {entity.Address} printed:");
            lines.ForEach(line => session.Mutter($"  | {line.Text}"));
        }
        catch (ProblemException exception)
        {
            session.Mutter($"  Its log cannot be had: {exception.Problem.Detail}");
        }
    }
}
