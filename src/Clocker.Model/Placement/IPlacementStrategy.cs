namespace Clocker.Model.Placement;

/// <summary>Says whether, and how well, one host suits one container.</summary>
/// <remarks>Must be pure: the same request and host always give the same verdict.</remarks>
public interface IPlacementStrategy
{
    /// <summary>Its name, for people; blueprints ask for it by this.</summary>
    string Name { get; }

    /// <summary>What of a request its verdict depends on; the less, the more is remembered.</summary>
    RequestParts Reads => RequestParts.All;

    /// <summary>Whether it has anything to say of a request: if not, it accepts every host with score 0, and is not asked.</summary>
    bool Concerns(PlacementRequest request) => true;

    /// <summary>Whether it rejects every host but the one where the container's networks live, so that where it is asked no other host need be looked at.</summary>
    bool KeepsToNetworks => false;

    /// <summary>Whether what it prefers stays so for a while: by chance, or in turns, nothing is worth moving.</summary>
    bool IsLasting => true;

    /// <summary>Judges one host.</summary>
    Verdict Judge(PlacementRequest request, HostView host);

    /// <summary>A rejection in words: a sentence for the person who wrote the blueprint.</summary>
    string Say(Verdict verdict, PlacementRequest request, HostView host) => PlacementWords.Of(verdict);

    /// <summary>How well an accepted host suits, in a few words; null if there is nothing to say.</summary>
    string? Rate(Verdict verdict, PlacementRequest request, HostView host) => verdict.Score == 0 ? null : $"score {PlacementWords.Number(verdict.Score)}";
}
