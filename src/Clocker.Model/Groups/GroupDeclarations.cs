using Clocker.Model.Entities;

namespace Clocker.Model.Groups;

/// <summary>Entity types whose members stand elsewhere, or share a host.</summary>
public static class GroupDeclarations
{
    /// <summary>A group of its children, if it is told so.</summary>
    public static TypeDeclaration Basic { get; } = new(
        "BasicGroup", ["Group"], "A group; its children are its members if it is told so.",
        [GroupKeys.ChildrenAsMembers, GroupKeys.UpQuorum, GroupKeys.RunningQuorum, StartKeys.Latch, StartKeys.Timeout], GroupSensors.OfGroup, StartKeys.Effectors);

    /// <summary>A group of what passes a test.</summary>
    public static TypeDeclaration Dynamic { get; } = new(
        "DynamicGroup", [], "A group of the entities of its application that pass a test.",
        [GroupKeys.EntityFilter, GroupKeys.Ancestor, GroupKeys.UpQuorum, GroupKeys.RunningQuorum, StartKeys.Latch, StartKeys.Timeout],
        [.. GroupSensors.OfGroup, GroupSensors.GroupRuns],
        StartKeys.Effectors);

    /// <summary>Children on one host.</summary>
    public static TypeDeclaration SameServer { get; } = new(
        "SameServerEntity", [], "Its children are on one host.", [StartKeys.Latch, StartKeys.Timeout], CommonSensors.All, StartKeys.Effectors);
}
