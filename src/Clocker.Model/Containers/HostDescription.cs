namespace Clocker.Model.Containers;

/// <summary>What an engine says of itself.</summary>
/// <param name="EngineId">The engine's own id, the same after a restart.</param>
/// <param name="Name">The machine's name.</param>
/// <param name="Address">The address at which published ports are reached from where Clocker runs.</param>
/// <param name="EngineVersion">Such as <c>20.10.24</c>.</param>
/// <param name="ApiVersion">The newest API that both sides know, such as <c>1.41</c>.</param>
/// <param name="Cpus">How many CPUs it has.</param>
/// <param name="MemoryBytes">How much memory it has.</param>
public sealed record HostDescription(
    string EngineId, string Name, string Address, string EngineVersion, string ApiVersion, int Cpus, long MemoryBytes);
