using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>Where a container belongs, or why nowhere.</summary>
/// <param name="Host">The host; null if none will do.</param>
/// <param name="Reason">Why none will, in words; empty if one will.</param>
internal readonly record struct Placed(HostView? Host, string Reason);
