using Clocker.Model.Containers;

namespace Clocker.Model.Claims;

/// <summary>The application's half of a claim: the container it wants. Written by the application alone.</summary>
public sealed record ContainerWanted(ContainerSpec Spec, RunGoal Goal);
