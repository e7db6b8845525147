namespace Clocker.Control.Worlds;

/// <summary>When something is decided; never earlier than before within a world.</summary>
/// <param name="Utc">For facts and people.</param>
/// <param name="Elapsed">Since some fixed moment of this process; for delays and deadlines.</param>
public readonly record struct Moment(DateTimeOffset Utc, TimeSpan Elapsed);
