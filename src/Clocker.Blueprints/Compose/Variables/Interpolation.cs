using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Variables;

/// <summary>Puts variables into all values of a file, never into keys, and makes numbers and truth values of texts where such belong.</summary>
/// <param name="lookup">The value of a variable; null if it is not set.</param>
/// <param name="allowance">Bounds what comes of it.</param>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class Interpolation(Func<string, string?> lookup, Allowance allowance, DiagnosticList diagnostics)
{
    /// <summary>A value with its variables; lists and maps are changed in place.</summary>
    public ComposeNode Apply(ComposeNode node, Shape? shape, ComposePath path, Cast cast = Cast.None)
    {
        var about = shape?.For(node);
        switch (node)
        {
            case ComposeMap map:
                for (var i = 0; i < map.Count && !allowance.IsSpent; i++)
                {
                    var entry = map.Entries[i];
                    var attribute = (about as Shape.Fields)?.Find(entry.Name);
                    var keyed = about as Shape.Keyed;
                    map.Replace(i, Apply(entry.Value, attribute?.Shape ?? keyed?.Of, path.Then(entry.Name), attribute?.Cast ?? keyed?.Cast ?? Cast.None));
                }

                return map;
            case ComposeList list:
                var item = (about as Shape.Items)?.Item;
                for (var i = 0; i < list.Items.Count && !allowance.IsSpent; i++)
                {
                    list.Items[i] = Apply(list.Items[i], item, path.Then("[]"));
                }

                return list;
            default:
                return node.AsText is { } text ? Text(text, node, path, cast) : node;
        }
    }

    /// <summary>A text with its variables.</summary>
    public string Fill(string text, Position at, ComposePath path)
    {
        var template = new Template(lookup, allowance);
        var (filled, mistake) = template.Fill(text);
        foreach (var name in template.Unset.Distinct(StringComparer.Ordinal))
        {
            diagnostics.Warning(
                Codes.UnsetVariable, at, $"The \"{name}\" variable is not set. Defaulting to a blank string.", $"Set it in the environment or in .env, or write ${{{name}:-default}}.");
        }

        if (mistake is { IsSyntax: true })
        {
            diagnostics.Error(
                Codes.BadInterpolation,
                at,
                $"invalid interpolation format for {path}.\nYou may need to escape any $ with another $.\n{mistake.About}",
                "Write ${NAME}, ${NAME:-default}, ${NAME:?message} or ${NAME:+value}; a dollar sign itself is $$.");
        }
        else if (mistake is not null)
        {
            diagnostics.Error(Codes.MissingVariable, at, $"error while interpolating {path}: {mistake.Message}", $"Set {mistake.About} in the environment or in .env.");
        }

        return filled;
    }

    private ComposeScalar Text(string text, ComposeNode node, ComposePath path, Cast cast)
    {
        var filled = text.Contains('$', StringComparison.Ordinal) ? Fill(text, node.At, path) : text;
        if (cast == Cast.None || diagnostics.HasErrors)
        {
            return ReferenceEquals(filled, text) ? (ComposeScalar)node : ComposeScalar.Text(node.At, filled);
        }

        if (Casts.To(cast, filled, node.At) is { } value)
        {
            if (cast == Cast.Flag && Casts.IsOld(filled))
            {
                diagnostics.Warning(
                    Codes.OldBoolean, node.At, $"\"{filled}\" for boolean is not supported by YAML 1.2, please use `{(value.IsTrue ? "true" : "false")}`", "Write true or false.");
            }

            return value;
        }

        diagnostics.Error(
            Codes.BadAttribute,
            node.At,
            $"error while interpolating {path}: failed to cast to expected type: \"{filled}\" is not {Casts.Name(cast)}",
            "Look at the variable's value, if the value comes from one.");
        return (ComposeScalar)node;
    }
}
