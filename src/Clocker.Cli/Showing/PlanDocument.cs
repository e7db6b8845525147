using Clocker.Client.Deploying;

namespace Clocker.Cli.Showing;

/// <summary>What <c>clocker plan --json</c> prints.</summary>
internal sealed record PlanDocument(IReadOnlyList<StepAnswer> Steps, IReadOnlyList<EnvironmentChangeAnswer>? Environment = null);
