using Clocker.Model.Collections;

namespace Clocker.Control.Plane;

/// <summary>The catalogue is as was asked for.</summary>
/// <param name="Changes">What became of each bundle that was to be added, in order.</param>
public sealed record CatalogueChanged(ValueList<CatalogueChange> Changes);
