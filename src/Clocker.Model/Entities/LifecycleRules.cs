namespace Clocker.Model.Entities;

/// <summary>How <c>service.state</c> follows from what is expected and what is seen (Brooklyn's rule).</summary>
public static class LifecycleRules
{
    /// <summary>The actual state. Problems count only for an entity that should be running.</summary>
    public static Lifecycle Actual(Lifecycle expected, bool isUp, bool hasProblems) => expected switch
    {
        Lifecycle.Running => isUp && !hasProblems ? Lifecycle.Running : Lifecycle.OnFire,
        _ => expected,
    };

    /// <summary>As Brooklyn's JSON writes it: <c>ON_FIRE</c>.</summary>
    public static string Name(this Lifecycle state) => state switch
    {
        Lifecycle.OnFire => "ON_FIRE",
        _ => state.ToString().ToUpperInvariant(),
    };
}
