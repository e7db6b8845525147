namespace Clocker.Tidy;

/// <summary>A block of code in a document.</summary>
/// <param name="Document">The document's path from the root.</param>
/// <param name="Line">Where it begins, from one.</param>
/// <param name="Language">What follows the backquotes: <c>yaml</c>, <c>csharp</c>, …</param>
/// <param name="Before">The line before it that is not empty.</param>
/// <param name="Text">What is in it.</param>
internal sealed record Fence(string Document, int Line, string Language, string Before, string Text)
{
    public override string ToString() => $"{Document}:{Line}";
}
