namespace Clocker.Simulation.Journals;

/// <summary>How long a disk takes, and when it fails.</summary>
public interface ISimulatedDisk
{
    /// <summary>Takes as long as a read does.</summary>
    Task ReadAsync(CancellationToken cancellation);

    /// <summary>Takes as long as a durable write does.</summary>
    Task<DiskFault> WriteAsync(CancellationToken cancellation);
}
