namespace Clocker.Client.Events;

/// <summary>One fact of the journal, in words.</summary>
/// <param name="Position">Where the stream can be resumed: after this position.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Application">The application's name; null for a fact that belongs to none.</param>
/// <param name="Entity">The entity as <c>application/entity</c>, or null.</param>
/// <param name="Kind">The fact's kind, stable, for programs.</param>
/// <param name="Text">What happened, in one sentence.</param>
/// <param name="Who">Who asked for it.</param>
/// <param name="Why">Why.</param>
public sealed record EventAnswer(
    long Position, DateTimeOffset At, string? Application, string? Entity, string Kind, string Text, string Who, string Why);
