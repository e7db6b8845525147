namespace Clocker.Client.Clouds;

/// <summary>How a cloud is to make its networks.</summary>
/// <param name="Provider">The provider: <c>bridge</c>, <c>overlay</c>, <c>routed</c>, <c>vxlan</c>.</param>
/// <param name="Pool">The range from which networks get their subnets, in CIDR notation; null is what is usual.</param>
/// <param name="Pool6">The same for IPv6; null is that they have none.</param>
/// <param name="Size">The prefix length of a subnet; null is what is usual.</param>
/// <param name="Options">The provider's own options.</param>
public sealed record CloudNetworks(
    string Provider, string? Pool = null, string? Pool6 = null, int? Size = null, IReadOnlyDictionary<string, string>? Options = null);
