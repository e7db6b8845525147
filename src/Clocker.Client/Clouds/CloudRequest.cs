namespace Clocker.Client.Clouds;

/// <summary>Asks for a cloud.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where its hosts come from.</param>
/// <param name="Hosts">How many; null is as many as the location usually gives: one, or all of a lab.</param>
/// <param name="GiveUpAfterSeconds">How long a host may be silent before it is given up; null is what is usual.</param>
/// <param name="Strategies">Its placement strategies, each as <c>NAME</c> or <c>NAME=VALUE</c>; null is what is usual.</param>
public sealed record CloudRequest(string Name, string Location, int? Hosts, double? GiveUpAfterSeconds = null, IReadOnlyList<string>? Strategies = null)
{
    /// <summary>How it is to make its networks; null is what is usual.</summary>
    public CloudNetworks? Networks { get; init; }

    /// <summary>When it gets more hosts by itself, and when it lets hosts go; null is what is usual.</summary>
    public ScalingRequest? Scaling { get; init; }
}
