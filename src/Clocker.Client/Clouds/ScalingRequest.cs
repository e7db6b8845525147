namespace Clocker.Client.Clouds;

/// <summary>When a cloud gets more hosts by itself, and when it lets hosts go.</summary>
public sealed record ScalingRequest
{
    /// <summary>For how many more containers there is to be room.</summary>
    public int? Headroom { get; init; }

    /// <summary>Which part of the room for containers is to be free, from 0 to less than 1; not together with a number.</summary>
    public double? HeadroomShare { get; init; }

    /// <summary>How much memory of all hosts together is to be free of reservations, in bytes.</summary>
    public long? HeadroomMemoryBytes { get; init; }

    /// <summary>How many processors of all hosts together are to be free of reservations.</summary>
    public decimal? HeadroomCpus { get; init; }

    /// <summary>How many hosts it may have at most, however much waits.</summary>
    public int? MostHosts { get; init; }

    /// <summary>Whether empty hosts go that the headroom has not needed for five minutes.</summary>
    public bool Shrinks { get; init; }

    /// <summary>After how many seconds a host goes that is empty, if the headroom does without it; null is that none goes for that.</summary>
    public double? RemovesEmptyAfterSeconds { get; init; }
}
