using Clocker.Model.Collections;

namespace Clocker.Control.Plane;

/// <summary>What a deployment does, in the order in which things depend on each other.</summary>
public sealed record Plan(ValueList<PlanStep> Steps);
