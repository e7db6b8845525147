namespace Clocker.Model.Networks.Agents;

/// <summary>A container of the host: who asks from one of its addresses is answered with the names of all its networks.</summary>
/// <param name="Addresses">Its addresses.</param>
/// <param name="Networks">The keys of its networks, the first one first: a name is answered by the first that has it.</param>
public sealed record AgentEndpoint(IReadOnlyList<string> Addresses, IReadOnlyList<string> Networks);
