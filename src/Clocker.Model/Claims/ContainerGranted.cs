using Clocker.Model.Collections;

namespace Clocker.Model.Claims;

/// <summary>The cloud's half of a claim: what there is for it. Written by the cloud alone.</summary>
/// <param name="Instances">The containers, the one that counts last; none before placement and after removal. One that is replaced goes before the next is placed, unless it moves to another host.</param>
/// <param name="Waiting">What the claim waits for, in words that follow "waiting for"; null if for nothing.</param>
/// <param name="Problem">Why it does not go on; null if it does.</param>
public sealed record ContainerGranted(ValueList<Instance> Instances, string? Waiting, string? Problem)
{
    /// <summary>The instance that counts, or null.</summary>
    public Instance? Current => Instances is [.., var newest] ? newest : null;
}
