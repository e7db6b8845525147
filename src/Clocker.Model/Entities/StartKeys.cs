namespace Clocker.Model.Entities;

/// <summary>What all entities that start and stop have in common.</summary>
public static class StartKeys
{
    /// <summary>Holds the start back until it is true.</summary>
    public static ConfigKey<bool> Latch { get; } = new(
        "latch.start", ["start.latch", "startLatch"], "Holds the start back until it is true.", "true, or a sensor that will be",
        value => value.IsTruthy && Coercions.Truth(value) is not { Problem: null, Value: false }, true)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>How long a start may take before it counts as failed.</summary>
    public static ConfigKey<TimeSpan> Timeout { get; } = new(
        "start.timeout", ["startTimeout"], "How long a start may take before it counts as failed.", "a duration such as 5m",
        Coercions.DurationOr(TimeSpan.FromMinutes(5)), TimeSpan.FromMinutes(5))
    {
        ShapesContainer = false,
    };

    /// <summary>Start, stop and restart.</summary>
    public static IReadOnlyList<Effector> Effectors { get; } =
    [
        new("start", "Starts it."),
        new("stop", "Stops it; what it has stored is kept."),
        new("restart", "Stops it, then starts it."),
    ];
}
