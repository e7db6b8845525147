namespace Clocker.Control.Plane;

/// <summary>A request is durable; what follows from it shows in the views.</summary>
public sealed record Accepted;
