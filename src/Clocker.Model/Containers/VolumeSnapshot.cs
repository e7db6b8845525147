using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A Docker volume as its engine describes it.</summary>
public sealed record VolumeSnapshot(string Name, ValueMap<string> Labels);
