using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>What an effector does.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>The entity remembers something from now on.</summary>
    /// <param name="Memory">All that it remembers.</param>
    /// <param name="Told">What it was told, in words: <c>resized to 3</c>.</param>
    public sealed record Remembers(ValueMap<Value> Memory, string Told) : Effect;

    /// <summary>It cannot be done, and why.</summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record Refused(string Reason) : Effect;
}
