using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>Another host that has a network.</summary>
/// <param name="Address">The address by which it is reached.</param>
/// <param name="Parts">The part of each subnet that it has.</param>
public sealed record NetworkPeer(string Address, ValueList<string> Parts);
