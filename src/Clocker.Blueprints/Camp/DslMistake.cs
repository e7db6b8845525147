namespace Clocker.Blueprints.Camp;

/// <summary>Where in a text an expression stops being one, and why, in a sentence.</summary>
internal sealed record DslMistake(int At, string Message);
