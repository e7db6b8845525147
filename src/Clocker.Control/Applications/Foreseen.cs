using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Collections;

namespace Clocker.Control.Applications;

/// <summary>A plan, and what has to be asked of clouds to say where its containers go.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Questions">What to ask, each with the number of its step, in the order of the steps.</param>
internal sealed record Foreseen(Plan Plan, ValueList<(int Step, PlacementQuestion Question)> Questions);
