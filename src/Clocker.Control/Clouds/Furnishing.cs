using Clocker.Control.Hosts;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>Something that containers need on their host before they can be made: a network, a volume, an image.</summary>
internal sealed class Furnishing(HostId host, string name)
{
    public HostId Host { get; } = host;
    public string Name { get; set; } = name;

    // Observed.
    public bool IsThere { get; set; }
    public HostCommand? InFlight { get; set; }
    public TimeSpan NotBefore { get; set; }
    public int Failures { get; set; }
    public string? Problem { get; set; }

    /// <summary>Durable: whether it is to be removed as soon as nothing uses it. Nobody gets it any more.</summary>
    public bool IsDoomed { get; set; }

    /// <summary>It did not work: try again later, and later each time.</summary>
    public void Failed(string problem, TimeSpan now)
    {
        Failures++;
        Problem = problem;
        NotBefore = now + Backoff.After(Failures);
    }

    /// <summary>It is there.</summary>
    public void Arrived()
    {
        (IsThere, Failures, Problem, NotBefore) = (true, 0, null, TimeSpan.Zero);
    }
}
