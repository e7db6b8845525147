namespace Clocker.Control.Worlds;

/// <summary>Something asked of a world from outside.</summary>
public abstract record Request(Plane.Caller By);
