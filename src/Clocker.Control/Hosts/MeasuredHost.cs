using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Locations;

namespace Clocker.Control.Hosts;

/// <summary>A host whose machine is measured: by the location that gave it, else by its engine.</summary>
/// <param name="Host">The host.</param>
/// <param name="Engine">The way to its engine.</param>
/// <param name="Location">Finds the location that gave it; null for an engine that is there anyway.</param>
/// <param name="Request">The id under which the location gave it.</param>
internal sealed record MeasuredHost(HostId Host, IContainerHost Engine, Func<ILocation?> Location, string Request);
