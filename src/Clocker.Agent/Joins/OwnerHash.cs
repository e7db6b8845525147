namespace Clocker.Agent.Joins;

/// <summary>A short number for an owner, the same in every process: FNV-1a of 32 bits.</summary>
internal static class OwnerHash
{
    public static uint Of(string owner) => owner.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
}
