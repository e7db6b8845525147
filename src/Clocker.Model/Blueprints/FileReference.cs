using Clocker.Model.Diagnostics;

namespace Clocker.Model.Blueprints;

/// <summary>A local file that a blueprint names.</summary>
/// <param name="Path">As written, relative to the blueprint.</param>
/// <param name="Location">Where the blueprint names it.</param>
/// <param name="IsEnvironment">Whether it is a file of environment variables, whose values are secret.</param>
public sealed record FileReference(string Path, SourceLocation Location, bool IsEnvironment);
