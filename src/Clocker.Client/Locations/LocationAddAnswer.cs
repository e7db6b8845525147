using Clocker.Client.Problems;

namespace Clocker.Client.Locations;

/// <summary>What became of a named location that was sent.</summary>
/// <param name="Change"><c>added</c>, <c>unchanged</c> or <c>replaced</c>.</param>
/// <param name="Location">The location.</param>
/// <param name="Warnings">Doubts about it.</param>
public sealed record LocationAddAnswer(string Change, LocationAnswer Location, IReadOnlyList<DiagnosticAnswer> Warnings);
