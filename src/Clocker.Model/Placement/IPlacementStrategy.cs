namespace Clocker.Model.Placement;

/// <summary>Says whether, and how well, one host suits one container.</summary>
/// <remarks>Must be pure: the same request and host always give the same verdict.</remarks>
public interface IPlacementStrategy
{
    /// <summary>Its name, for people; blueprints will ask for it by this.</summary>
    string Name { get; }

    /// <summary>Judges one host.</summary>
    Verdict Judge(PlacementRequest request, HostView host);
}
