using Clocker.Client.Deploying;

namespace Clocker.Cli.Showing;

/// <summary>Plans in words.</summary>
internal static class StepText
{
    /// <summary>How many steps of each kind there are.</summary>
    public static string Summary(IReadOnlyList<StepAnswer> steps)
    {
        var counts = steps.Where(step => step.Action != "keep").GroupBy(step => step.Action).Select(group => $"{group.Count()} to {group.Key}").ToList();
        return counts.Count == 0 ? "nothing to do" : string.Join(", ", counts);
    }
}
