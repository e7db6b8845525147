using Clocker.Model.Containers;
using Clocker.Model.Placement;

namespace Clocker.Model.Claims;

/// <summary>The application's half of a claim: the container it wants. Written by the application alone.</summary>
public sealed record ContainerWanted(ContainerSpec Spec, RunGoal Goal)
{
    /// <summary>The name of the only host that it may be on; null is any.</summary>
    public string? Host { get; init; }

    /// <summary>What else is said of where it may be.</summary>
    public PlacementWish Placement { get; init; } = new();
}
