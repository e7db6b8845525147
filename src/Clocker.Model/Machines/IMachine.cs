using Clocker.Model.Containers;

namespace Clocker.Model.Machines;

/// <summary>A machine on which scripts can be run: over SSH, this one, or a container. Every member may throw <see cref="DeviceException"/>, and nothing else but cancellation.</summary>
/// <remarks>
/// A run goes on without whoever started it, and its name is the lock: starting it again changes nothing.
/// Members do what they say once and never retry. As root, members need a user who is root or may become it.
/// </remarks>
public interface IMachine
{
    /// <summary>The machine itself; also the way to find out whether it answers.</summary>
    Task<MachineDescription> DescribeAsync(CancellationToken cancellation);

    /// <summary>How busy the machine is; of a container, how busy the machine is that it is on.</summary>
    Task<MachineReading> MeasureAsync(CancellationToken cancellation);

    /// <summary>Starts a run, or says how far it is if it was started before.</summary>
    Task<RunState> StartRunAsync(RunRequest request, CancellationToken cancellation);

    /// <summary>What a run has printed from an offset on, then what it prints, until it has ended. <see cref="DeviceFault.NotFound"/> if there is none.</summary>
    IAsyncEnumerable<RunProgress> WatchRunAsync(RunId run, long offset, CancellationToken cancellation);

    /// <summary>Signals a run and all that it has started (<c>TERM</c>, <c>KILL</c>, …). A run that has ended hears nothing. <see cref="DeviceFault.NotFound"/> if there is none.</summary>
    Task SignalAsync(RunId run, string signal, CancellationToken cancellation);

    /// <summary>Forgets a run that has ended, and its output. <see cref="DeviceFault.Conflict"/> while it runs; forgetting what is not known succeeds.</summary>
    Task ForgetAsync(RunId run, CancellationToken cancellation);

    /// <summary>Writes a file, at once or not at all, and the directories above it.</summary>
    Task WriteFileAsync(MachineFile file, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Reads a file of at most a megabyte; null if it is not there.</summary>
    Task<byte[]?> ReadFileAsync(string path, bool asRoot, CancellationToken cancellation);
}
