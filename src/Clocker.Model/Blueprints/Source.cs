namespace Clocker.Model.Blueprints;

/// <summary>A text that somebody wrote.</summary>
/// <param name="Name">Its file name, as the author knows it; used in diagnostics.</param>
/// <param name="Text">Its content.</param>
public sealed record Source(string Name, string Text);
