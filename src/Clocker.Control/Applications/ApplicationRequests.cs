using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Deploy, or update to what the blueprint says now.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Deployment">What is to be deployed.</param>
/// <param name="Location">The location of the application as a whole.</param>
/// <param name="Destinations">What each location is that an entity is at.</param>
internal sealed record Deploy(Caller By, Deployment Deployment, string Location, ValueMap<Destination> Destinations) : Request(By);

/// <summary>Say what a deployment would do. Answered with what is <see cref="Foreseen"/>.</summary>
internal sealed record AskPlan(Caller By, Deploy Deploy) : Request(By);

/// <summary>Say what counts for an entity's config now. Answered with a list of <see cref="ConfigEntry"/>.</summary>
internal sealed record AskConfig(Caller By, EntityId Entity) : Request(By);

/// <summary>Invoke an effector.</summary>
internal sealed record Invoke(Caller By, EntityId Entity, string Effector, ValueMap<string> Arguments) : Request(By);

/// <summary>Remove the application.</summary>
internal sealed record Delete(Caller By, bool WithVolumes) : Request(By);
