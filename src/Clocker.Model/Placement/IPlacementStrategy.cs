namespace Clocker.Model.Placement;

/// <summary>Says whether, and how well, one host suits one container.</summary>
/// <remarks>Must be pure: the same request and host always give the same verdict.</remarks>
public interface IPlacementStrategy
{
    /// <summary>Its name, for people; blueprints will ask for it by this.</summary>
    string Name { get; }

    /// <summary>Whether it rejects every host but the one where the container's networks live, so that where it is asked no other host need be looked at.</summary>
    bool KeepsToNetworks => false;

    /// <summary>Judges one host.</summary>
    Verdict Judge(PlacementRequest request, HostView host);
}
