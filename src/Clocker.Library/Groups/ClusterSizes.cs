using System.Globalization;

using Clocker.Library.Entities;
using Clocker.Model.Collections;

using Keys = Clocker.Model.Groups.DynamicClusterDeclaration;

namespace Clocker.Library.Groups;

/// <summary>How many members a cluster is to have, by its config and by what it was told.</summary>
/// <param name="Initial">How many until it is resized.</param>
/// <param name="Most">The most.</param>
/// <param name="Quorum">With how many it is content where some cannot be started.</param>
internal readonly record struct ClusterSizes(int Initial, int Most, int Quorum)
{
    public static ClusterSizes Read(ConfigReader config)
    {
        var initial = config.Read(Keys.InitialSize);
        return new(initial, config.Read(Keys.MaxSize), config.Read(Keys.InitialQuorum) is >= 0 and var quorum ? quorum : initial);
    }

    /// <summary>What it was told to have, unless the blueprint says another initial size since then.</summary>
    public int Asked(ClusterMemory memory) => Math.Min(memory.Size is { } size && memory.SizeInsteadOf == Initial ? size : Initial, Most);

    /// <summary>That, without those that could not be started: they were tried, and are not tried again until it is resized.</summary>
    public int Wanted(ClusterMemory memory) => Math.Max(0, Asked(memory) - memory.Failed);

    /// <summary>That members could not be started, if there are too few without them.</summary>
    public ValueMap<string> Problems(ClusterPlan plan)
    {
        var asked = Asked(plan.Memory);
        return plan.Memory.Failed == 0 || asked - plan.Memory.Failed >= Math.Min(Quorum, asked) ? []
            : [new("size", string.Create(CultureInfo.InvariantCulture, $"it should have {asked} members, and {plan.Memory.Failed} could not be started"))];
    }
}
