namespace Clocker.Model.Containers;

/// <summary>The labels on everything Clocker makes; nothing without them is ever touched.</summary>
public static class Labels
{
    /// <summary>The id of the plane that owns it. Two planes on one engine do not see each other's things.</summary>
    public const string Plane = "io.clocker.plane";

    /// <summary>The cloud within the plane. Two clouds that share an engine leave each other's things alone.</summary>
    public const string Cloud = "io.clocker.cloud";

    /// <summary>The application's name.</summary>
    public const string Application = "io.clocker.application";

    /// <summary>The entity, as people address it: <c>application/entity</c>. On containers only.</summary>
    public const string Entity = "io.clocker.entity";

    /// <summary>The claim it answers to: the entity's id, for volumes and networks their key.</summary>
    public const string Claim = "io.clocker.claim";

    /// <summary>Which making of the entity's container this is, from one.</summary>
    public const string Incarnation = "io.clocker.incarnation";

    /// <summary>A hash of what was asked for.</summary>
    public const string Spec = "io.clocker.spec";

    /// <summary>On containers that work for their host and answer to no claim, and what they are for: <c>network</c>.</summary>
    public const string Agent = "io.clocker.agent";

    /// <summary>On short-lived containers by which a host is looked at; they answer to no claim, and remove themselves.</summary>
    public const string Helper = "io.clocker.helper";
}
