using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads the options of <c>attributeWhenReady</c>, in snake_case or camelCase.</summary>
internal static class WaitOptionsReading
{
    private static readonly string[] Names =
        ["abort_if_on_fire", "timeout", "timeout_if_down", "timeout_if_down_initial", "timeout_if_on_fire", "timeout_if_on_fire_initial", "wait_for_truthy"];

    /// <summary>The options; null after a mistake, which is reported.</summary>
    public static WaitOptions? Read(DiagnosticList diagnostics, DslArgument argument)
    {
        var map = argument.Known is { } known ? Coercions.Map(known, Coercions.Any) : default;
        if (map.Value is null)
        {
            diagnostics.Error(Codes.BadArguments, argument.At, "The options of attributeWhenReady are not a map that is written out.", "Write them as {timeout: 5m, abort_if_on_fire: false}.");
            return null;
        }

        var options = new WaitOptions();
        foreach (var (name, value) in map.Value)
        {
            if (With(options, Snake(name), value) is not { } next)
            {
                diagnostics.Error(Codes.BadArguments, argument.At, $"attributeWhenReady has no option \"{name}\".", Suggestions.Remedy(Snake(name), Names, "options"));
                return null;
            }

            if (next.Problem is { } problem)
            {
                diagnostics.Error(Codes.BadArguments, argument.At, $"The option \"{name}\" of attributeWhenReady is wrong: {problem}.", "Times are such as 30s or 5m, the others true or false.");
                return null;
            }

            options = next.Value!;
        }

        return options;
    }

    private static Coerced<WaitOptions>? With(WaitOptions options, string name, Value value) => name switch
    {
        "timeout" => Time(value, time => options with { Timeout = time }),
        "timeout_if_down" => Time(value, time => options with { TimeoutIfDown = time }),
        "timeout_if_down_initial" => Time(value, time => options with { TimeoutIfDownInitial = time }),
        "timeout_if_on_fire" => Time(value, time => options with { TimeoutIfOnFire = time }),
        "timeout_if_on_fire_initial" => Time(value, time => options with { TimeoutIfOnFireInitial = time }),
        "abort_if_on_fire" => Truth(value, truth => options with { AbortIfOnFire = truth }),
        "wait_for_truthy" => Truth(value, truth => options with { WaitForTruthy = truth }),
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

    private static string Snake(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
