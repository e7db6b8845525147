namespace Clocker.Model.Networks.Agents;

/// <summary>Something that an agent is to find out.</summary>
/// <param name="From">The address that it is asked from, one of the host's own; null is any.</param>
/// <param name="To">The address to reach.</param>
/// <param name="Bytes">How large a packet must get through without being cut up, headers included.</param>
public sealed record AgentProbe(string? From, string To, int Bytes);
