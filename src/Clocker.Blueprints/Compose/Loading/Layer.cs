using Clocker.Blueprints.Compose.Parsing;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Blueprints.Compose.Variables;
using Clocker.Model.Collections;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>From where a file is read: its project's own directory and variables, which an included file has of its own.</summary>
/// <param name="Directory">Where its relative paths begin; may be relative to the one above.</param>
/// <param name="Base">The same, absolute: where files that it names are looked for.</param>
/// <param name="Environment">Its variables.</param>
internal sealed record Layer(string Directory, string Base, ValueMap<string> Environment)
{
    /// <summary>The files that include this one, outermost first.</summary>
    public ValueList<string> Including { get; init; } = [];

    public string? Lookup(string name) => Environment.TryGetValue(name, out var value) ? value : null;

    public Interpolation Interpolation(LoadContext context) => new(Lookup, context.Allowance, context.Diagnostics);

    /// <summary>Takes away what a document resets.</summary>
    public static void Reset(ComposeMap target, IReadOnlyList<ResetPath> resets)
    {
        foreach (var reset in resets)
        {
            Reset(target, reset);
        }
    }

    private static void Reset(ComposeMap target, ResetPath reset)
    {
        ComposeMap? map = target;
        for (var step = reset; map is not null; step = step.Below!)
        {
            if (step.Below is null)
            {
                map.Remove(step.Key);
                return;
            }

            map = map.Map(step.Key);
        }
    }
}
