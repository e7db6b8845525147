using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Locations;

namespace Clocker.Control.Plane;

/// <summary>Make the plane, unless it exists, and see that it has these locations. Answered with the plane's id and its clouds.</summary>
internal sealed record Initialise(Caller By, string Plane, ValueList<string> Locations) : Request(By);

/// <summary>The plane's answer to <see cref="Initialise"/>.</summary>
internal sealed record PlaneContents(string Plane, ValueMap<WorldId> Clouds, ValueList<WorldId> Applications);

/// <summary>Give a name a cloud, unless it has one. Answered with the cloud's world.</summary>
internal sealed record NameCloud(Caller By, string Name) : Request(By);

/// <summary>Give a name an application, unless it has one. Answered with the application's world.</summary>
internal sealed record NameApplication(Caller By, string Name) : Request(By);

/// <summary>Add bundles to the catalogue and remove others, all of it or nothing. Answered with what became of each bundle to add.</summary>
internal sealed record ChangeCatalogue(Caller By, ValueList<CatalogueBundle> Add, ValueList<string> Remove, bool Replace) : Request(By);

/// <summary>Have a name stand for a location. Answered with what became of it.</summary>
internal sealed record AddNamedLocation(Caller By, NamedLocation Location, bool Replace) : Request(By);

/// <summary>Have a name stand for no location any more, unless another one needs it.</summary>
internal sealed record RemoveNamedLocation(Caller By, string Name) : Request(By);
