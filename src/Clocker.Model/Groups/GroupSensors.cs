using Clocker.Model.Entities;

namespace Clocker.Model.Groups;

/// <summary>Sensors of groups, clusters and their members; the names are Brooklyn's, where it had them.</summary>
public static class GroupSensors
{
    /// <summary>The members.</summary>
    public static Sensor Members { get; } = new("group.members", "The ids of its members, the oldest first.");

    /// <summary>How many members.</summary>
    public static Sensor Count { get; } = new("group.members.count", "How many members it has.");

    /// <summary>The first member.</summary>
    public static Sensor First { get; } = new("cluster.first.entity", "The id of its first member.");

    /// <summary>Whether all members are up.</summary>
    public static Sensor AllUp { get; } = new("cluster.one_and_all.members.up", "Whether it has members, and all of them are up.");

    /// <summary>Members that could not be started.</summary>
    public static Sensor Quarantined { get; } = new("dynamiccluster.quarantined", "The ids of those that could not be started, and are kept aside.");

    /// <summary>On a member: that it is one.</summary>
    public static Sensor IsMember { get; } = new("cluster.member", "True for what a cluster has made.");

    /// <summary>On a member: its cluster.</summary>
    public static Sensor Cluster { get; } = new("cluster.entity", "The id of the cluster that has made it.");

    /// <summary>On a member: its number.</summary>
    public static Sensor MemberId { get; } = new("cluster.member.id", "Its number within its cluster, from zero; never used twice.");

    /// <summary>Whether the scan goes on.</summary>
    public static Sensor GroupRuns { get; } = new("dynamicgroup.running", "Whether it follows what comes and goes.");

    /// <summary>Those of groups.</summary>
    public static IReadOnlyList<Sensor> OfGroup { get; } = [.. CommonSensors.All, Members, Count, First];

    /// <summary>Those of clusters.</summary>
    public static IReadOnlyList<Sensor> OfCluster { get; } = [.. OfGroup, AllUp, Quarantined];

    /// <summary>Those of members.</summary>
    public static IReadOnlyList<Sensor> OfMember { get; } = [IsMember, Cluster, MemberId];
}
