namespace Clocker.Model.Networks.Agents;

/// <summary>What a probe found.</summary>
/// <param name="Milliseconds">The time there and back; null if nothing came back.</param>
/// <param name="LargestBytes">The largest packet that got through, at most what was asked for.</param>
/// <param name="Problem">Why it failed, in words, down to the hop that is known to have failed; null if it did not.</param>
public sealed record AgentProbed(double? Milliseconds, int LargestBytes, string? Problem);
