using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Finds the types that a plan is made of: its own, those of its children, and those of entities that it specifies.</summary>
internal static class Mentioned
{
    private static readonly string[] Specifications =
        ["$brooklyn:entitySpec", "memberSpec", "firstMemberSpec", "dynamiccluster.memberspec", "dynamiccluster.firstmemberspec"];

    private static readonly string[] Adjuncts = ["brooklyn.policies", "brooklyn.enrichers", "brooklyn.initializers"];

    /// <summary>The names of all types, each with its place.</summary>
    public static IEnumerable<ScalarNode> In(MappingNode plan)
    {
        var waiting = new Stack<(Node Node, bool IsEntity)>([(plan, true)]);
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        while (waiting.TryPop(out var next))
        {
            if (!seen.Add(next.Node))
            {
                continue;
            }

            if (next.Node is SequenceNode list)
            {
                list.Items.ToList().ForEach(item => waiting.Push((item, next.IsEntity)));
            }
            else if (next.Node is MappingNode map)
            {
                if (next.IsEntity && CampKeys.Type.Select(map.Find).FirstOrDefault(entry => entry is not null)?.Value is ScalarNode type)
                {
                    yield return type;
                }

                foreach (var entry in map.Entries.Where(entry => !Adjuncts.Contains(entry.Name)))
                {
                    waiting.Push((entry.Value, entry.Name is CampKeys.Services or CampKeys.Children || Specifications.Contains(entry.Name)));
                }
            }
        }
    }
}
