namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>Where a file marks something with <c>!reset</c> or <c>!override</c>: what earlier files say there does not count.</summary>
/// <param name="Key">The key at this depth.</param>
/// <param name="Below">What follows; null where the mark is.</param>
internal sealed record ResetPath(string Key, ResetPath? Below);
