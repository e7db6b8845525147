using Clocker.Cli.Showing;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

namespace Clocker.Cli.Watching;

/// <summary>What the state of an application means to who waits for it.</summary>
internal static class Judgement
{
    /// <summary>For who waits until all of it runs.</summary>
    public static Ending? Running(ApplicationTree tree)
    {
        if (tree.IsGoing)
        {
            return new Ending.Failed($"{tree.Name} is being removed.", null);
        }

        if (Culprit(tree) is { } culprit)
        {
            return new Ending.Failed($"{culprit.Address} failed: {TreeLines.Trouble(culprit)}", culprit);
        }

        return tree.Entities.All(IsSettled) && tree.Entities[0].State == "RUNNING" ? new Ending.Reached() : null;
    }

    private static bool IsSettled(EntityAnswer entity) =>
        entity.State is "STOPPED" || entity is { State: "RUNNING", Waiting: null, IsUp: not false };

    /// <summary>The entity that is to blame: a leaf, rather than what is above it and suffers from it.</summary>
    private static EntityAnswer? Culprit(ApplicationTree tree)
    {
        var parents = tree.Entities.Select(entity => entity.Parent).ToHashSet();
        return tree.Entities.FirstOrDefault(entity => entity.HasFailed && !parents.Contains(entity.Id))
            ?? (tree.Entities.Any(entity => entity.State == "STARTING" || entity.Waiting is not null)
                ? null
                : tree.Entities.FirstOrDefault(entity => entity.HasFailed));
    }
}
