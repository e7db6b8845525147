using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

/// <summary>What becomes of a call to a simulated engine.</summary>
/// <param name="Takes">How long until it is done.</param>
/// <param name="Fails">The failure that it ends with; null if it works.</param>
/// <param name="IsDoneAllTheSame">Whether it has its effect although it fails: the answer was lost.</param>
public readonly record struct Fate(TimeSpan Takes, DeviceFault? Fails = null, bool IsDoneAllTheSame = false);
