namespace Clocker.Model.Placement;

/// <summary>Says whether, and how well, one host suits one container.</summary>
/// <remarks>Must be pure: the same request and host always give the same verdict.</remarks>
public interface IPlacementStrategy
{
    /// <summary>The name a blueprint uses to ask for this strategy.</summary>
    string Name { get; }

    /// <summary>Judges one host.</summary>
    Verdict Judge(PlacementRequest request, HostView host);
}
