namespace Clocker.Simulation.Journals;

/// <summary>Takes no time and never fails.</summary>
public sealed class PerfectDisk : ISimulatedDisk
{
    /// <inheritdoc />
    public Task ReadAsync(CancellationToken cancellation) => cancellation.IsCancellationRequested ? Task.FromCanceled(cancellation) : Task.CompletedTask;

    /// <inheritdoc />
    public Task<DiskFault> WriteAsync(CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? Task.FromCanceled<DiskFault>(cancellation) : Task.FromResult(DiskFault.None);
}
