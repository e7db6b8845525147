using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>What a location could give besides what it has given.</summary>
/// <param name="Left">How many more hosts; null is as many as anybody asks for.</param>
/// <param name="Next">What the next ones would be like, in the order in which they are given; further ones are like the last. Empty is that nobody knows.</param>
public sealed record LocationRoom(int? Left, ValueList<HostOffer> Next)
{
    /// <summary>Why there are no more, a sentence without its full stop; null if there are.</summary>
    public string? Problem { get; init; }

    /// <summary>None.</summary>
    public static LocationRoom None(string problem) => new(0, []) { Problem = problem };

    /// <summary>What the host would be like that is given after so many others; null if nobody knows.</summary>
    public HostOffer? After(int others) => Next.Count == 0 ? null : Next[Math.Min(others, Next.Count - 1)];
}
