namespace Clocker.Model.Machines;

/// <summary>What a machine's kernel counts of how busy it is, read at one moment. Two readings tell how busy it was in between.</summary>
public sealed record MachineReading
{
    /// <summary>For how long the machine is up, by its own clock.</summary>
    public required TimeSpan Uptime { get; init; }

    /// <summary>For how long its processors have worked since it is up, all of them together.</summary>
    public required TimeSpan Busy { get; init; }

    /// <summary>How many processors it has.</summary>
    public required decimal Cpus { get; init; }

    /// <summary>Its memory, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>How much of it is used, in bytes: what could not be given to a program at once.</summary>
    public required long MemoryUsedBytes { get; init; }

    /// <summary>How many programs ran or waited for a processor on average, in the last minute; null where the machine shares its kernel with others.</summary>
    public double? LoadAverage { get; init; }
}
