using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>A network that a container is to be on besides its application's.</summary>
/// <param name="Id">The network's id: of a <c>VirtualNetwork</c> of the application, else of a network that the cloud's applications share.</param>
public sealed record NetworkWish(string Id)
{
    /// <summary>More names by which it is found there.</summary>
    public ValueList<string> Aliases { get; init; } = [];

    /// <summary>The addresses that it is to have there, one of each family at most; empty leaves them to the cloud.</summary>
    public ValueList<string> Addresses { get; init; } = [];
}
