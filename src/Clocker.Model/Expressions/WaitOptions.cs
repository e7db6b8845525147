namespace Clocker.Model.Expressions;

/// <summary>How long <c>attributeWhenReady</c> waits, and what makes it give up; null is "not given".</summary>
/// <remarks>An "initial" limit counts for a state that was there when the wait began.</remarks>
public sealed record WaitOptions
{
    /// <summary>How long to wait in all; null is for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long to wait for an entity that went down.</summary>
    public TimeSpan? TimeoutIfDown { get; init; }

    /// <summary>How long to wait for an entity that was down already.</summary>
    public TimeSpan? TimeoutIfDownInitial { get; init; }

    /// <summary>How long to wait for an entity that caught fire.</summary>
    public TimeSpan? TimeoutIfOnFire { get; init; }

    /// <summary>How long to wait for an entity that was on fire already.</summary>
    public TimeSpan? TimeoutIfOnFireInitial { get; init; }

    /// <summary>Whether an entity on fire ends the wait; at once, unless a limit above says otherwise.</summary>
    public bool AbortIfOnFire { get; init; } = true;

    /// <summary>Whether to wait at all; if not, what is there now counts.</summary>
    public bool WaitForTruthy { get; init; } = true;

    /// <summary>The options where a blueprint gives none.</summary>
    public static WaitOptions Usual { get; } = new() { TimeoutIfDown = TimeSpan.FromMinutes(1) };

    /// <summary>Those of <c>attributeWhenReadyAllowingOnFire</c>.</summary>
    public static WaitOptions AllowingOnFire { get; } = new() { AbortIfOnFire = false };
}
