namespace Clocker.Client.Clouds;

/// <summary>A container that moves to another host, or would.</summary>
/// <param name="Entity">Whose it is, as <c>application/entity</c>.</param>
/// <param name="Cloud">The cloud.</param>
/// <param name="From">The host that it is on.</param>
/// <param name="To">The host where it would be better off.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record MoveAnswer(string Entity, string Cloud, string From, string To, string Reason);
