namespace Clocker.Model.Diagnostics;

/// <summary>A place in a file; line and column count from one, zero means the file as a whole.</summary>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
