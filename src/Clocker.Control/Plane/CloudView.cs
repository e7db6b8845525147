namespace Clocker.Control.Plane;

/// <summary>A cloud as of a moment.</summary>
/// <param name="Name">Its name, which blueprints use as a location.</param>
/// <param name="IsOwn">Whether it was created, and can be removed; the others are made of engines that are there anyway.</param>
/// <param name="IsGoing">Whether it is being removed.</param>
public sealed record CloudView(string Name, bool IsOwn, bool IsGoing);
