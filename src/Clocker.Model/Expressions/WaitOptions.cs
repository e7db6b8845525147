using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Values;

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

    /// <summary>The names of the options; they may be written in camelCase too.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["abort_if_on_fire", "timeout", "timeout_if_down", "timeout_if_down_initial", "timeout_if_on_fire", "timeout_if_on_fire_initial", "wait_for_truthy"];

    /// <summary>A name as <see cref="Names"/> has it.</summary>
    public static string Plain(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>Reads options from a map.</summary>
    public static Coerced<WaitOptions> Read(Value value)
    {
        var map = Coercions.Map(value, Coercions.Any);
        var options = new WaitOptions();
        foreach (var (name, given) in map.Value ?? [])
        {
            if (options.With(name, given) is not { } next)
            {
                return Coerced<WaitOptions>.Wrong($"there is no option \"{name}\". {Suggestions.Remedy(Plain(name), Names, "options")}".TrimEnd('.'));
            }

            if (next.Problem is { } problem)
            {
                return Coerced<WaitOptions>.Wrong($"\"{name}\": {problem}");
            }

            options = next.Value!;
        }

        return map.Problem is { } wrong ? Coerced<WaitOptions>.Wrong(wrong) : options;
    }

    /// <summary>These options with one more; null if there is none of that name.</summary>
    public Coerced<WaitOptions>? With(string name, Value value) => Plain(name) switch
    {
        "timeout" => Time(value, time => this with { Timeout = time }),
        "timeout_if_down" => Time(value, time => this with { TimeoutIfDown = time }),
        "timeout_if_down_initial" => Time(value, time => this with { TimeoutIfDownInitial = time }),
        "timeout_if_on_fire" => Time(value, time => this with { TimeoutIfOnFire = time }),
        "timeout_if_on_fire_initial" => Time(value, time => this with { TimeoutIfOnFireInitial = time }),
        "abort_if_on_fire" => Truth(value, truth => this with { AbortIfOnFire = truth }),
        "wait_for_truthy" => Truth(value, truth => this with { WaitForTruthy = truth }),
        _ => default(Coerced<WaitOptions>?),
    };

    private static Coerced<WaitOptions> Time(Value value, Func<TimeSpan, WaitOptions> with) => Coercions.Duration(value) switch
    {
        { Problem: { } problem } => Coerced<WaitOptions>.Wrong(problem),
        { Value: var time } => with(time),
    };

    private static Coerced<WaitOptions> Truth(Value value, Func<bool, WaitOptions> with) => Coercions.Truth(value) switch
    {
        { Problem: { } problem } => Coerced<WaitOptions>.Wrong(problem),
        { Value: var truth } => with(truth),
    };
}
