using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>A container's place on a network.</summary>
/// <param name="Network">The network's key within its cloud; for an application's private network, the application's id.</param>
/// <param name="Title">What its Docker network is called, if that name is free.</param>
/// <param name="Aliases">The names by which others on the network find the container.</param>
public sealed record NetworkSpec(string Network, string Title, ValueList<string> Aliases);
