namespace Clocker.Blueprints.Yaml;

/// <summary>A piece of a YAML document, with its place in the text. An anchor and its aliases share one node.</summary>
internal abstract class Node(Position at)
{
    /// <summary>Where it begins.</summary>
    public Position At { get; } = at;

    /// <summary>How many nodes it is, aliases expanded.</summary>
    public virtual long Size => 1;

    /// <summary>How deep it is, aliases expanded.</summary>
    public virtual int Depth => 1;

    /// <summary>What it is, in a message.</summary>
    public abstract string Kind { get; }
}
