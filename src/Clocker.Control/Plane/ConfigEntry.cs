using Clocker.Model.Values;

namespace Clocker.Control.Plane;

/// <summary>One key of an entity's config as it counts now.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Value">Its value; what cannot be evaluated now is a text with the reason.</param>
/// <param name="From">Where it was given: <c>here</c>, an entity above, or the default of a parameter.</param>
public sealed record ConfigEntry(string Key, Value Value, string From);
