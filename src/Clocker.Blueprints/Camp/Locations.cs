using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads <c>location</c> and <c>locations</c>.</summary>
internal sealed class Locations(DiagnosticList diagnostics, Expressions expressions, TypeExpansion items)
{
    private const string Example = "Write \"location: NAME\".";

    private MappingNode? _config;

    /// <summary>Reads the one location that a map names, with what it says about it; an empty list is an explicit "none".</summary>
    public void Read(Draft draft, MappingNode map)
    {
        draft.Location = Of(map);
        draft.LocationAt = string.IsNullOrEmpty(draft.Location) ? null : (map.Find("location") ?? map.Find("locations"))?.Value.At;
        if (_config is null)
        {
            return;
        }

        draft.LocationConfig = _config.Entries.ToValueMap(entry => entry.Name, entry => expressions.Of(entry.Value, draft));
        if (_config.Entries is [var first, ..])
        {
            diagnostics.Warning(Codes.NoEffect, first.Key.At, "Config of a location has no effect in this version; it is kept.", "Leave it out, or set the location up beforehand.");
        }
    }

    private string? Of(MappingNode map)
    {
        var one = map.Find("location") is { } single ? One(single.Value) : null;
        if (map.Find("locations") is not { } many)
        {
            return one;
        }

        if (many.Value is SequenceNode { Items.Count: 0 } && one is null)
        {
            return "";
        }

        if (many.Value is not SequenceNode list)
        {
            diagnostics.Error(Codes.WrongShape, many.Value.At, $"\"locations\" is {many.Value.Kind}, not a list.", Example);
            return one;
        }

        var all = list.Items.Select(One).OfType<string>().ToList();
        if (all.Count > 1)
        {
            diagnostics.Error(Codes.BadLocation, many.Key.At, $"{all.Count} locations are given; in this version an entity is deployed to one.", Example);
        }
        else if (one is not null && (all.Count != 1 || all[0] != one))
        {
            diagnostics.Error(Codes.BadLocation, many.Key.At, "\"location\" and \"locations\" contradict each other.", "Keep one of them.");
        }

        return one ?? (all.Count > 0 ? all[0] : null);
    }

    private string? One(Node node)
    {
        switch (items.OfLocation(node))
        {
            case ScalarNode scalar:
                return scalar.IsNull || scalar.Text.Trim().Length == 0 ? null : scalar.Text.Trim();
            case MappingNode { Entries: [{ Value: MappingNode or ScalarNode { IsNull: true } } only] }:
                _config = only.Value as MappingNode;
                return only.Name;
            default:
                diagnostics.Error(Codes.BadLocation, node.At, "The location is neither a name nor a map of one name with its config.", Example);
                return null;
        }
    }
}
