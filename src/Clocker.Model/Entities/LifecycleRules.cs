namespace Clocker.Model.Entities;

/// <summary>How <c>service.state</c> follows from what is expected and what is seen (Brooklyn's rule).</summary>
public static class LifecycleRules
{
    /// <summary>
    /// The actual state. Problems count only for an entity that should be running; one of which nobody knows whether it is up,
    /// as after a new start of the server, is taken for what it was.
    /// </summary>
    public static Lifecycle Actual(Lifecycle expected, bool? isUp, bool hasProblems) => expected switch
    {
        Lifecycle.Running => isUp != false && !hasProblems ? Lifecycle.Running : Lifecycle.OnFire,
        _ => expected,
    };

    /// <summary>As Brooklyn's JSON writes it: <c>ON_FIRE</c>.</summary>
    public static string Name(this Lifecycle state) => state switch
    {
        Lifecycle.OnFire => "ON_FIRE",
        _ => state.ToString().ToUpperInvariant(),
    };
}
