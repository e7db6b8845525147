using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Any host: the request's ordinal and the host's id are mixed, so that asking again gives the same answer.</summary>
public sealed class Chance : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Random";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.Ordinal;

    /// <inheritdoc />
    public bool IsLasting => false;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        var mixed = (ulong)request.Ordinal * 0x9E3779B97F4A7C15;
        foreach (var letter in host.Id.Value)
        {
            mixed = (mixed ^ letter) * 0x100000001B3;
        }

        mixed ^= mixed >> 31;
        mixed *= 0xBF58476D1CE4E5B9;
        return Verdict.Accept((mixed >> 11) * (1.0 / (1UL << 53)));
    }
}
