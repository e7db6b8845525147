namespace Clocker.Control.Plane;

/// <summary>What a plan does to an entity.</summary>
public enum PlanAction
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It changes without a new container.</summary>
    Update,

    /// <summary>Its container is made anew.</summary>
    Recreate,

    /// <summary>It goes.</summary>
    Remove,
}
