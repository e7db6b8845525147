using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>One document of a file.</summary>
/// <param name="Root">What it says; null if everything in it is reset.</param>
/// <param name="Resets">What it takes away from what came before.</param>
internal sealed record ComposeDocument(ComposeNode? Root, IReadOnlyList<ResetPath> Resets);
