namespace Clocker.Blueprints.Compose.Tree;

/// <summary>Bounds what one reading makes of its files, however often they refer to each other.</summary>
internal sealed class Allowance
{
    private const long MostNodes = 2_000_000;
    private const long MostCharacters = 64L << 20;
    private const int MostFiles = 1_000;

    private long _nodes;
    private long _characters;
    private int _files;

    /// <summary>Whether there is too much of something; then reading ends.</summary>
    public bool IsSpent => What is not null;

    /// <summary>Of what there is too much.</summary>
    public string? What { get; private set; }

    public void TakeNodes(long count)
    {
        _nodes += count;
        What ??= _nodes > MostNodes ? "more than two million values" : null;
    }

    public void TakeCharacters(long count)
    {
        _characters += count;
        What ??= _characters > MostCharacters ? "more than 64 MiB of text from variables" : null;
    }

    public void TakeFile() => What ??= ++_files > MostFiles ? "more than a thousand files" : null;
}
