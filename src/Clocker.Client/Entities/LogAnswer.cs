namespace Clocker.Client.Entities;

/// <summary>One line that a container printed.</summary>
/// <param name="Entity">The container's entity, as <c>application/entity</c>.</param>
/// <param name="At">When it was printed.</param>
/// <param name="IsError">Whether it was printed to standard error.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record LogAnswer(string Entity, DateTimeOffset At, bool IsError, string Text);
