using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A health check, with Compose's words, units and defaults.</summary>
/// <param name="Test">The command; its first item is <c>CMD</c>, <c>CMD-SHELL</c> or <c>NONE</c>.</param>
public sealed record HealthSpec(ValueList<string> Test)
{
    /// <summary>Between two checks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one check may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many checks must fail in a row before the container is unhealthy.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How long failures do not count after a start.</summary>
    public TimeSpan StartPeriod { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the check is switched off.</summary>
    public bool IsOff => Test is ["NONE", ..];
}
