namespace Clocker.Model.Clouds;

/// <summary>When a cloud gets more hosts by itself, and when it lets hosts go.</summary>
public sealed record HostScaling
{
    /// <summary>As many as a cloud gets by itself that nobody has set a limit for.</summary>
    public const int UsualMost = 1_000;

    /// <summary>How many containers a host is taken to hold where nothing says so, as in the original.</summary>
    public const int UsualContainers = 8;

    /// <summary>More hosts for what fits nowhere, up to the usual most; none go.</summary>
    public static HostScaling Usual { get; } = new();

    /// <summary>For how many more containers there is to be room; 0 is for none.</summary>
    public int Headroom { get; init; }

    /// <summary>Which part of all containers that fit is to be free, from 0 to 1; 0 is none.</summary>
    public double HeadroomShare { get; init; }

    /// <summary>How much memory is not to be reserved by anybody, in bytes.</summary>
    public long HeadroomMemoryBytes { get; init; }

    /// <summary>How many processors are not to be reserved by anybody.</summary>
    public decimal HeadroomCpus { get; init; }

    /// <summary>How many containers a host is taken to hold; null is what the strategy <c>MaxContainers</c> says, else the usual number.</summary>
    public int? ContainersPerHost { get; init; }

    /// <summary>How many hosts it may have at most; null is the usual most.</summary>
    public int? MostHosts { get; init; }

    /// <summary>Whether empty hosts go that the headroom has not needed for a while.</summary>
    public bool ShrinksWhenCold { get; init; }

    /// <summary>How long a host has to be empty to go, if the headroom does without it; null is that none goes for that.</summary>
    public TimeSpan? RemovesEmptyAfter { get; init; }

    /// <summary>Whether there is to be room for containers.</summary>
    public bool HasContainerHeadroom => Headroom > 0 || HeadroomShare > 0;

    /// <summary>Whether there is to be room at all.</summary>
    public bool HasHeadroom => HasContainerHeadroom || HeadroomMemoryBytes > 0 || HeadroomCpus > 0;

    /// <summary>Whether hosts may go by themselves.</summary>
    public bool Shrinks => ShrinksWhenCold || RemovesEmptyAfter is not null;
}
