using Clocker.Cli.Showing;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

namespace Clocker.Cli.Watching;

/// <summary>What the state of an application means to who waits until all of it runs.</summary>
internal sealed class RunningJudge(TimeProvider clock)
{
    /// <summary>A container that ended this often while somebody waited will not get better by itself.</summary>
    private const int EndsTolerated = 5;

    /// <summary>How long a container that ended must run before it is believed.</summary>
    private static readonly TimeSpan Probation = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _restarting = new(StringComparer.Ordinal);

    /// <summary>How the wait ends; null if it goes on. To be shown each state in turn.</summary>
    public Ending? Judge(ApplicationTree tree)
    {
        tree.Entities.ToList().ForEach(CountEnds);
        if (tree.IsGoing)
        {
            return new Ending.Failed($"{tree.Name} is being removed.", null);
        }

        return (Ending?)Failure(tree) ?? (tree.Entities.All(IsSettled) && tree.Entities[0].State == "RUNNING" ? new Ending.Reached() : null);
    }

    /// <summary>The entity that is to blame, if something has failed for good: one without others below it, since what is above only suffers.</summary>
    private Ending.Failed? Failure(ApplicationTree tree)
    {
        var parents = tree.Entities.Select(entity => entity.Parent).ToHashSet();
        return tree.Entities.FirstOrDefault(entity => !parents.Contains(entity.Id) && HasFailed(entity)) is { } culprit
            ? new Ending.Failed($"{culprit.Address} failed: {TreeLines.Trouble(culprit)}.", culprit)
            : null;
    }

    private bool HasFailed(EntityAnswer entity) => entity.HasFailed || _ends.GetValueOrDefault(entity.Id) >= EndsTolerated;

    private void CountEnds(EntityAnswer entity)
    {
        if (entity.Container?.State != "restarting")
        {
            _restarting.Remove(entity.Id);
        }
        else if (_restarting.Add(entity.Id))
        {
            _ends[entity.Id] = _ends.GetValueOrDefault(entity.Id) + 1;
        }
    }

    private bool IsSettled(EntityAnswer entity) => entity.State switch
    {
        "STOPPED" => true,
        "RUNNING" => entity is { Waiting: null, IsUp: true }
            && (!_ends.ContainsKey(entity.Id) || clock.GetUtcNow() - entity.Since >= Probation),
        _ => false,
    };
}
