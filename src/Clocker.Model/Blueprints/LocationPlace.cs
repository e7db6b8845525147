using Clocker.Model.Diagnostics;

namespace Clocker.Model.Blueprints;

/// <summary>Where a location was written.</summary>
/// <param name="Location">The location.</param>
/// <param name="At">The place.</param>
public sealed record LocationPlace(string Location, SourceLocation At);
