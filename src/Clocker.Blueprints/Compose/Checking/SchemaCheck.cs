using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Checking;

/// <summary>Holds a model to the shapes of the format. All mistakes are found, each where it stands.</summary>
internal sealed class SchemaCheck(DiagnosticList diagnostics)
{
    public void Check(ComposeMap model, Shape shape) => Check(model, shape, ComposePath.Root);

    private void Check(ComposeNode node, Shape shape, ComposePath path)
    {
        if (diagnostics.IsFull)
        {
            return;
        }

        switch (shape.For(node))
        {
            case null:
                Wrong(node, $"{path} must be a {Wanted(shape.Takes)}", $"It is a {node.Kind} here.");
                break;
            case Shape.Value value when node is ComposeScalar scalar:
                Check(scalar, value, path);
                break;
            case Shape.Items items when node is ComposeList list:
                Check(list, items, path);
                break;
            case Shape.Keyed keyed when node is ComposeMap map:
                Check(map, keyed, path);
                break;
            case Shape.Fields fields when node is ComposeMap map:
                Check(map, fields, path);
                break;
        }
    }

    private void Check(ComposeScalar scalar, Shape.Value shape, ComposePath path)
    {
        if (shape.Words.Count > 0 && scalar.AsText is { } word && !shape.Words.Contains(word))
        {
            Wrong(scalar, $"{path} value must be {(shape.Words.Count == 1 ? "" : "one of ")}{string.Join(", ", shape.Words.Select(known => $"'{known}'"))}", Suggestions.Remedy(word, shape.Words, "values"));
        }
        else if (shape.Pattern is { } pattern && scalar.AsText is { } text && !pattern.IsMatch(text))
        {
            Wrong(scalar, $"{path} '{text}' does not match pattern '{pattern}'", "Write it as the pattern says.");
        }
        else if (scalar.Type is ScalarKind.Whole or ScalarKind.Real && shape.Least is { } least && scalar.Real < least)
        {
            Wrong(scalar, $"{path} must be greater than or equal to {least}", "Write a larger number.");
        }
        else if (scalar.Type is ScalarKind.Whole or ScalarKind.Real && shape.Most is { } most && scalar.Real > most)
        {
            Wrong(scalar, $"{path} must be less than or equal to {most}", "Write a smaller number.");
        }
    }

    private void Check(ComposeList list, Shape.Items shape, ComposePath path)
    {
        var seen = shape.AreUnique ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            Check(list.Items[i], shape.Item, path.Then(i));
            if (seen is not null && !seen.TryAdd(Fingerprint.Of(list.Items[i]), i))
            {
                Wrong(list.Items[i], $"{path} items at {seen[Fingerprint.Of(list.Items[i])]} and {i} are equal", "Remove one of them.");
            }
        }
    }

    private void Check(ComposeMap map, Shape.Keyed shape, ComposePath path)
    {
        foreach (var entry in map.Entries)
        {
            if (shape.Keys is null || shape.Keys.IsMatch(entry.Name))
            {
                Check(entry.Value, shape.Of, path.Then(entry.Name));
            }
            else if (!shape.IsOpen)
            {
                diagnostics.Error(
                    Codes.UnknownAttribute, entry.NameAt, $"{path} additional properties '{entry.Name}' not allowed", $"Names look like {shape.Keys}.");
            }
        }
    }

    private void Check(ComposeMap map, Shape.Fields shape, ComposePath path)
    {
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Name) is { IsInternal: false } attribute)
            {
                Check(entry.Value, attribute.Shape, path.Then(entry.Name));
            }
            else if (!shape.IsOpen && !(shape.HasExtensions && entry.Name.StartsWith(ProjectAttributes.Extension, StringComparison.Ordinal)))
            {
                diagnostics.Error(
                    Codes.UnknownAttribute,
                    entry.NameAt,
                    $"{path} additional properties '{entry.Name}' not allowed".TrimStart(),
                    Suggestions.Remedy(entry.Name, [.. shape.Attributes.Where(known => !known.IsInternal).Select(known => known.Name)], "attributes"));
            }
        }

        foreach (var missing in shape.Required.Where(name => !map.Has(name)))
        {
            Wrong(map, $"{path} missing property '{missing}'", $"Add \"{missing}:\".");
        }
    }

    private void Wrong(ComposeNode node, string message, string remedy) => diagnostics.Error(Codes.BadAttribute, node.At, message, remedy);

    /// <summary>The kinds as Compose names them.</summary>
    private static string Wanted(Kinds kinds)
    {
        var names = new List<string>();
        Add(Kinds.List, "array");
        Add(Kinds.Flag, "boolean");
        if (kinds.HasFlag(Kinds.Whole) && !kinds.HasFlag(Kinds.Real))
        {
            names.Add("integer");
        }

        Add(Kinds.Map, "mapping");
        Add(Kinds.Null, "null");
        Add(Kinds.Real, "number");
        Add(Kinds.Text, "string");
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

        void Add(Kinds kind, string name)
        {
            if (kinds.HasFlag(kind))
            {
                names.Add(name);
            }
        }
    }
}
