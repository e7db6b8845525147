using Clocker.Model.Collections;

namespace Clocker.Contracts.Networks;

/// <summary>A container of a contract test, on one network or several.</summary>
/// <param name="Host">Which host it is on.</param>
/// <param name="Container">What it is called there.</param>
/// <param name="Aliases">Its names on each of its networks.</param>
/// <param name="Networks">The keys of its networks, in order.</param>
/// <param name="Addresses">Its addresses on each of them.</param>
public sealed record ContractMember(
    int Host, string Container, ValueList<string> Aliases, ValueList<string> Networks, ValueMap<ValueList<string>> Addresses)
{
    /// <summary>Its address on its first network, or on another.</summary>
    public string Address(string? network = null) => Addresses[network ?? Networks[0]][0];
}
