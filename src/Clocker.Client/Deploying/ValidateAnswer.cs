using Clocker.Client.Problems;

namespace Clocker.Client.Deploying;

/// <summary>What was found in a blueprint.</summary>
/// <param name="IsValid">Whether it can be deployed.</param>
/// <param name="Diagnostics">Everything found, in the order of the text.</param>
public sealed record ValidateAnswer(bool IsValid, IReadOnlyList<DiagnosticAnswer> Diagnostics);
