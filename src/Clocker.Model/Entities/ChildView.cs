using Clocker.Model.Blueprints;
using Clocker.Model.Identity;

namespace Clocker.Model.Entities;

/// <summary>Another entity, as a behaviour sees it.</summary>
public sealed record ChildView(EntityId Id, string Name, string Handle, Lifecycle State, bool? IsUp, bool IsStopped)
{
    /// <summary>Its number if it was made for its parent while the application runs; null if the blueprint says it.</summary>
    public int? Ordinal { get; init; }

    /// <summary>What it was made of, if it was.</summary>
    public EntitySpec? Spec { get; init; }
}
