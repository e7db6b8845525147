using System.CommandLine;

using Clocker.Cli.Showing;
using Clocker.Cli.Sources;
using Clocker.Cli.Watching;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

namespace Clocker.Cli.Commands;

/// <summary>Tells an entity to start, stop or restart, and waits until it has.</summary>
internal sealed class EffectorCommand : ClockerCommand
{
    private readonly Argument<string> _entity = EntityArgument.New();
    private readonly Option<string?> _timeout = new("--timeout") { Description = "How long to wait (10m).", HelpName = "D" };
    private readonly Option<bool> _detach = new("--detach", "-d") { Description = "Do not wait." };
    private readonly string _goal;

    private EffectorCommand(Surroundings surroundings, string effector, string description, string goal)
        : base(surroundings, effector, description, $"clocker {effector} visitors/tomcat1", $"clocker {effector} visitors --detach")
    {
        _goal = goal;
        Arguments.Add(_entity);
        Options.Add(_timeout);
        Options.Add(_detach);
    }

    public static EffectorCommand Start(Surroundings surroundings) =>
        new(surroundings, "start", "Starts an entity and all below it, and waits until it runs.", "RUNNING");

    public static EffectorCommand Stop(Surroundings surroundings) =>
        new(surroundings, "stop", "Stops an entity and all below it, and waits until it has stopped.", "STOPPED");

    public static EffectorCommand Restart(Surroundings surroundings) =>
        new(surroundings, "restart", "Stops an entity and starts it again, and waits until it runs.", "RUNNING");

    protected override async Task<int> RunAsync(Session session, ParseResult parse, CancellationToken cancellation)
    {
        var timeout = Timeouts.Read(session.Setting(parse.GetValue(_timeout), "CLOCKER_TIMEOUT", "timeout"));
        using var client = session.Client();
        var entity = await client.EntityAsync(parse.GetRequiredValue(_entity), cancellation);
        var application = entity.Address.Split('/')[0];
        var before = Starts(await client.ApplicationAsync(application, cancellation), entity.Id);
        await client.InvokeAsync(entity.Id, Name, new Dictionary<string, string>(), cancellation);
        if (parse.GetValue(_detach))
        {
            session.Say($"{entity.Address}: {Name} goes on in the background; see clocker tree {application}.");
            return ExitCodes.Done;
        }

        using var interrupts = session.Surroundings.Terminal.CatchInterrupts();
        var ending = await Progress.Watch(session.Surroundings, interrupts, timeout)
            .WaitAsync(cancel => client.ChangesAsync(application, cancel), Judge(entity.Id, before, new RunningJudge(session.Surroundings.Clock)), cancellation);
        return ending switch
        {
            Ending.Reached => ExitCodes.Done,
            Ending.Failed failed => throw new CommandException(ExitCodes.Failed, failed.Reason, $"See clocker logs {failed.Entity?.Address ?? entity.Address}."),
            Ending.Gone => throw new CommandException(ExitCodes.Failed, $"{application} was removed meanwhile."),
            Ending.TimedOut => throw new CommandException(ExitCodes.Failed, $"{entity.Address} is not {_goal} after {Spans.Of(timeout)}.", $"The server goes on: see clocker tree {application}."),
            _ => throw new CommandException(ExitCodes.Failed, "Not waiting any more.", $"The server goes on: see clocker tree {application}."),
        };
    }

    /// <summary>When each container of an entity and of all below it was started.</summary>
    private static SortedDictionary<string, DateTimeOffset?> Starts(ApplicationTree tree, string entity)
    {
        var starts = new SortedDictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        foreach (var container in Below(tree, entity).Select(below => below.Container).OfType<ContainerAnswer>())
        {
            starts[container.Id ?? container.Name] = container.StartedAt;
        }

        return starts;
    }

    private static IEnumerable<EntityAnswer> Below(ApplicationTree tree, string entity)
    {
        var below = new SortedSet<string>(StringComparer.Ordinal) { entity };
        return tree.Entities.Where(candidate => candidate.Id == entity || (candidate.Parent is { } parent && below.Contains(parent) && below.Add(candidate.Id)));
    }

    private Func<ApplicationTree, Ending?> Judge(string id, SortedDictionary<string, DateTimeOffset?> before, RunningJudge running) => tree =>
    {
        if (Below(tree, id).ToList() is not [var entity, ..] below)
        {
            return new Ending.Gone();
        }

        if (_goal != "RUNNING")
        {
            return entity.State == _goal ? new Ending.Reached() : null;
        }

        var isNew = Name != "restart" || Starts(tree, id).All(start => !before.TryGetValue(start.Key, out var was) || was != start.Value);
        return running.Judge(tree with { Entities = below }) is { } verdict && (isNew || verdict is not Ending.Reached) ? verdict : null;
    };
}
