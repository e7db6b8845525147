using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>A container of a host.</summary>
/// <param name="Addresses">Its addresses.</param>
/// <param name="Networks">The keys of its networks, in its order.</param>
public sealed record NetworkEndpoint(ValueList<string> Addresses, ValueList<string> Networks);
