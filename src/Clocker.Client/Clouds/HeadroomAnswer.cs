namespace Clocker.Client.Clouds;

/// <summary>How much room a cloud has.</summary>
/// <param name="State">hot, cold or ok.</param>
/// <param name="Needed">For how many containers room is lacking; negative is how much there is beyond. Null if it is not counted in containers.</param>
/// <param name="Utilisation">Which part of the containers that fit is there, from 0 on.</param>
/// <param name="Desired">How many hosts it should have.</param>
/// <param name="Problem">Why it does not become as it should; null if it does.</param>
public sealed record HeadroomAnswer(string State, int? Needed, double Utilisation, int Desired, string? Problem);
