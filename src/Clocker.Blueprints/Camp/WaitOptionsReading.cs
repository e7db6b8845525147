using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads the options of <c>attributeWhenReady</c>, in snake_case or camelCase.</summary>
internal static class WaitOptionsReading
{
    /// <summary>The expression with its options; null after a mistake, which is reported.</summary>
    public static Expression.AttributeWhenReady? Read(DiagnosticList diagnostics, Expression.AttributeWhenReady bare, DslArgument argument)
    {
        if (argument.Known is null)
        {
            // Of a map that is not known in whole, what is known is checked; what evaluates to a map is checked then.
            return argument.Expression is not Expression.Fields partly
                || partly.Entries.All(entry => entry.Value is Expression.Constant known ? With(diagnostics, argument, new(), entry.Key, known.Value) is not null : IsOption(diagnostics, argument, entry.Key))
                    ? bare with { OptionsBy = argument.Expression }
                    : null;
        }

        var map = Coercions.Map(argument.Known, Coercions.Any);
        if (map.Value is null)
        {
            diagnostics.Error(Codes.BadArguments, argument.At, "The options of attributeWhenReady are not a map.", "Write them as {timeout: 5m, abort_if_on_fire: false}.");
            return null;
        }

        WaitOptions? options = new();
        foreach (var (name, value) in map.Value)
        {
            options = With(diagnostics, argument, options, name, value);
            if (options is null)
            {
                return null;
            }
        }

        return bare with { Options = options };
    }

    private static WaitOptions? With(DiagnosticList diagnostics, DslArgument argument, WaitOptions options, string name, Value value)
    {
        if (!IsOption(diagnostics, argument, name))
        {
            return null;
        }

        var next = options.With(name, value)!.Value;
        if (next.Problem is { } problem)
        {
            diagnostics.Error(Codes.BadArguments, argument.At, $"The option \"{name}\" of attributeWhenReady is wrong: {problem}.", "Times are such as 30s or 5m, the others true or false.");
        }

        return next.Value;
    }

    private static bool IsOption(DiagnosticList diagnostics, DslArgument argument, string name)
    {
        if (WaitOptions.Names.Contains(WaitOptions.Plain(name)))
        {
            return true;
        }

        diagnostics.Error(Codes.BadArguments, argument.At, $"attributeWhenReady has no option \"{name}\".", Suggestions.Remedy(WaitOptions.Plain(name), WaitOptions.Names, "options"));
        return false;
    }
}
