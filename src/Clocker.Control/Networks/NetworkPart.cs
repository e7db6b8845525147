using Clocker.Model.Collections;

namespace Clocker.Control.Networks;

/// <summary>What a network has on one host. Follows from the facts.</summary>
/// <param name="Subnets">The subnets that it has there.</param>
/// <param name="Gateways">The host's own address in each.</param>
/// <param name="Blocks">The addresses of these subnets: the network's, or the host's own.</param>
internal sealed record NetworkPart(ValueList<string> Subnets, ValueList<string> Gateways, AddressBlock[] Blocks);
