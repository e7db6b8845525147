using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>What became of upgrading a host's engine.</summary>
/// <param name="Version">The version that runs now.</param>
/// <param name="Remarks">What its owner should know, a sentence each without its full stop.</param>
public sealed record EngineUpgrade(string Version, ValueList<string> Remarks);
