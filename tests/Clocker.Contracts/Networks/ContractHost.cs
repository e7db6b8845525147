using Clocker.Model.Containers;

namespace Clocker.Contracts.Networks;

/// <summary>A host of a contract test.</summary>
/// <param name="Engine">Its engine, which has the images that are needed.</param>
/// <param name="Address">The address by which the other hosts reach it.</param>
public sealed record ContractHost(IContainerHost Engine, string Address);
