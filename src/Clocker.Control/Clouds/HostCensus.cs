namespace Clocker.Control.Clouds;

/// <summary>What a cloud's own scaling has to know of all hosts, found in one go.</summary>
internal sealed class HostCensus
{
    /// <summary>What counts for the headroom.</summary>
    public CloudLoad Load { get; set; }

    /// <summary>How many of those that count answer.</summary>
    public int Staying { get; set; }

    /// <summary>How many do not answer, having answered once.</summary>
    public int Silent { get; set; }

    /// <summary>How many leave.</summary>
    public int Leaving { get; set; }

    /// <summary>Those that are on their way.</summary>
    public List<HostRecord> Coming { get; } = [];

    /// <summary>Those that the cloud wanted, and that their location did not give however often it was asked.</summary>
    public List<HostRecord> NotGiven { get; } = [];

    /// <summary>Those that are to give up what is on them.</summary>
    public List<HostRecord> Emptying { get; } = [];

    /// <summary>Those that nothing is on.</summary>
    public List<HostRecord> Empty { get; } = [];
}
