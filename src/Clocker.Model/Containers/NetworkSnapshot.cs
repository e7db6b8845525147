using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A Docker network as its engine describes it.</summary>
public sealed record NetworkSnapshot(string Id, string Name, ValueMap<string> Labels);
