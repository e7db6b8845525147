using Clocker.Client.Applications;
using Clocker.Client.Entities;

namespace Clocker.Cli.Showing;

/// <summary>An application's entities in the order and with the guides of a tree.</summary>
internal static class TreeLines
{
    private const int DriftShown = 3;

    public static IReadOnlyList<(string Guide, EntityAnswer Entity)> Of(ApplicationTree tree)
    {
        var children = tree.Entities.Where(entity => entity.Parent is not null).ToLookup(entity => entity.Parent!);
        var lines = new List<(string, EntityAnswer)>();
        foreach (var root in tree.Entities.Where(entity => entity.Parent is null))
        {
            lines.Add(("", root));
            Below(root, "");
        }

        return lines;

        void Below(EntityAnswer parent, string indent)
        {
            var all = children[parent.Id].ToList();
            foreach (var child in all)
            {
                var isLast = ReferenceEquals(child, all[^1]);
                lines.Add(($"{indent}{(isLast ? "└─ " : "├─ ")}", child));
                Below(child, $"{indent}{(isLast ? "   " : "│  ")}");
            }
        }
    }

    /// <summary>What an entity waits for or suffers from, in one line; empty if from nothing.</summary>
    public static string Trouble(EntityAnswer entity)
    {
        List<string> parts = [.. entity.Problems.Select(problem => problem.Value.TrimEnd('.'))];
        if (entity.Waiting is not null)
        {
            parts.Add($"waiting for {entity.Waiting}");
        }

        if (parts.Count == 0 && entity is { NotUp: { } notUp } and ({ Container.State: "running" } or { State: "ON_FIRE" } or { State: "STARTING", Container.State: "stopped" }))
        {
            parts.Add(notUp.TrimEnd('.'));
        }

        return string.Join("; ", parts);
    }

    /// <summary>Its trouble, and where its container differs from what would be made now.</summary>
    public static string Remarks(EntityAnswer entity)
    {
        var trouble = Trouble(entity);
        var more = entity.Drift.Count - DriftShown;
        var drift = entity.Drift.Count == 0
            ? ""
            : $"drift: {string.Join(", ", entity.Drift.Take(DriftShown))}{(more > 0 ? $" and {more} more" : "")}";
        return trouble.Length > 0 && drift.Length > 0 ? $"{trouble}; {drift}" : trouble + drift;
    }

    /// <summary>Published ports: <c>127.0.0.1:32768->8080</c>.</summary>
    public static string Ports(EntityAnswer entity) => string.Join(", ", (entity.Container?.Ports ?? [])
        .Select(port => $"{Host(port, entity.Container!)}:{port.Host}->{port.Container}{(port.Protocol == "tcp" ? "" : $"/{port.Protocol}")}")
        .Distinct());

    private static string Host(PortAnswer port, ContainerAnswer container) =>
        port.HostAddress is "0.0.0.0" or "::" or "" ? container.HostAddress : port.HostAddress;
}
