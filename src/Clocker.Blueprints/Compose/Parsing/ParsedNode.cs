using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>A value that was read, with what its marks say.</summary>
/// <param name="Node">The value; null if it is marked <c>!reset</c>.</param>
/// <param name="Size">Of how many values it consists, keys included.</param>
/// <param name="IsMarked">Whether it is marked itself.</param>
/// <param name="Marks">What is marked inside it.</param>
internal sealed record ParsedNode(ComposeNode? Node, long Size, bool IsMarked, IReadOnlyList<ResetPath> Marks)
{
    /// <summary>The marks as they are seen from above.</summary>
    public IEnumerable<ResetPath> Under(string key) =>
        IsMarked ? Marks.Select(mark => new ResetPath(key, mark)).Prepend(new(key, null)) : Marks.Select(mark => new ResetPath(key, mark));
}
