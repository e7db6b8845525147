using Clocker.Client.Problems;

namespace Clocker.Client.Deploying;

/// <summary>What a deployment would do.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Steps">One step per entity, in the order in which things depend on each other.</param>
/// <param name="Warnings">Doubts about the blueprint.</param>
/// <param name="OtherOrigin">What the application that has the name now came from, if from elsewhere: <c>up</c> will not replace that unasked.</param>
/// <param name="Environment">What environments say over the blueprint; null if there are none.</param>
public sealed record PlanAnswer(
    string Name,
    IReadOnlyList<StepAnswer> Steps,
    IReadOnlyList<DiagnosticAnswer> Warnings,
    string? OtherOrigin = null,
    IReadOnlyList<EnvironmentChangeAnswer>? Environment = null);
