namespace Clocker.Blueprints.Compose.Tree;

/// <summary>A part of a Compose file, as it was written or as it became by merging; knows where it stands.</summary>
/// <param name="at">Where it begins, and in which file.</param>
internal abstract class ComposeNode(Position at)
{
    public Position At { get; } = at;

    /// <summary>What it is, in the words of Compose's messages: <c>mapping</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether it is written as nothing.</summary>
    public virtual bool IsNull => false;

    /// <summary>The content of a text; null for all else.</summary>
    public virtual string? AsText => null;

    /// <summary>The same, of which nothing is shared that can be changed.</summary>
    /// <param name="allowance">Bounds how much there may be in all.</param>
    public abstract ComposeNode Copy(Allowance allowance);
}
