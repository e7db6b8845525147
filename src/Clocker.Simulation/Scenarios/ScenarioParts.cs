using Clocker.Model.Entities;
using Clocker.Model.Placement;

namespace Clocker.Simulation.Scenarios;

/// <summary>What a scenario's control plane is made of; the rest is pretended.</summary>
public sealed record ScenarioParts(IReadOnlyList<EntityType> Types, IPlacementStrategies Strategies);
