namespace Clocker.Control.Plane;

/// <summary>Who asked for something, and why; kept with every fact that follows from it.</summary>
/// <param name="Who">A user, or the part of Clocker that decided.</param>
/// <param name="Why">The request or the reason, in words.</param>
public sealed record Caller(string Who, string Why);
