using System.Runtime.CompilerServices;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Machines;

/// <summary>A machine that only pretends: its scripts do what it is told that they do, in virtual time, and its conditions fail calls by a seed.</summary>
public sealed class SimulatedMachine : IMachine
{
    private const int LongestFile = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Pump _pump;
    private readonly SimulatedProcess _process;
    private readonly SimulatedCalls _calls;
    private readonly Func<RunRequest, SimulatedProgram> _programs;
    private readonly Dictionary<RunId, SimulatedRun> _runs = [];
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly string _name;

    /// <summary>A machine that remembers no runs.</summary>
    /// <param name="pump">The simulation's thread and clock.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="conditions">How it is doing.</param>
    /// <param name="programs">What each script does.</param>
    public SimulatedMachine(Pump pump, string name, IConditions conditions, Func<RunRequest, SimulatedProgram> programs)
    {
        (_pump, _name, _programs, _process) = (pump, name, programs, new(pump, $"machine {name}"));
        _calls = new(pump, _process, conditions, $"Machine \"{name}\"", () => IsUp ? null : new DeviceException(DeviceFault.Unreachable, $"Machine \"{name}\" does not answer."));
    }

    /// <summary>Whether it answers. What runs on it goes on in any case.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>Cuts a run off, as a machine that is switched off does.</summary>
    public void CutOff(RunId run) => _runs[run].CutOff(_pump.Elapsed);

    /// <inheritdoc />
    public Task<MachineDescription> DescribeAsync(CancellationToken cancellation) => _calls.CallAsync(
        "describe",
        () => new MachineDescription
        {
            System = "debian",
            SystemVersion = "12",
            SystemTitle = "Debian GNU/Linux 12, pretended",
            Kernel = "Linux 6.1.0",
            Architecture = "x86_64",
            Hostname = _name,
            Cpus = 2,
            MemoryBytes = 4L << 30,
            FreeDiskBytes = 20L << 30,
            User = "root",
        },
        cancellation);

    /// <inheritdoc />
    /// <remarks>It is idle, but for a tenth of a processor.</remarks>
    public Task<MachineReading> MeasureAsync(CancellationToken cancellation) => _calls.CallAsync(
        "measure",
        () => new MachineReading
        {
            Uptime = _pump.Elapsed + TimeSpan.FromHours(1),
            Busy = (_pump.Elapsed + TimeSpan.FromHours(1)) / 10,
            Cpus = 2,
            MemoryBytes = 4L << 30,
            MemoryUsedBytes = 512L << 20,
            LoadAverage = 0.1,
        },
        cancellation);

    /// <inheritdoc />
    public Task<RunState> StartRunAsync(RunRequest request, CancellationToken cancellation)
    {
        Check(request.Id);
        if (request.WrongVariable is { } wrong)
        {
            throw new DeviceException(DeviceFault.Invalid, $"\"{wrong}\" is no name of a variable.");
        }

        return _calls.CallAsync<RunState>(
            "start run",
            () =>
            {
                if (_runs.TryGetValue(request.Id, out var known))
                {
                    return known.State(_pump.Elapsed);
                }

                _runs[request.Id] = new(request, _programs(request), _pump.Elapsed);
                return new RunState.Started();
            },
            cancellation);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<RunProgress> WatchRunAsync(RunId run, long offset, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Check(run);
        while (true)
        {
            var next = await _calls.CallAsync("watch run", () => Known(run).Next(offset, _pump.Elapsed), cancellation);
            if (next is null)
            {
                await LaterAsync(cancellation);
                continue;
            }

            offset = next is RunProgress.Output output ? output.Offset + output.Bytes.Length : offset;
            yield return next;
            if (next is RunProgress.Ended)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc />
    public Task SignalAsync(RunId run, string signal, CancellationToken cancellation) => _calls.CallAsync(
        "signal run",
        () =>
        {
            Known(run).Signal(signal, _pump.Elapsed);
            return true;
        },
        cancellation);

    /// <inheritdoc />
    public Task ForgetAsync(RunId run, CancellationToken cancellation) => _calls.CallAsync(
        "forget run",
        () => _runs.TryGetValue(run, out var known) && known.Runs(_pump.Elapsed)
            ? throw new DeviceException(DeviceFault.Conflict, $"Run {run} of machine \"{_name}\" has not ended; signal it first.")
            : _runs.Remove(run),
        cancellation);

    /// <inheritdoc />
    public Task WriteFileAsync(MachineFile file, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        _calls.CallAsync("write file", () => _files[Path(file.Path)] = content.ToArray(), cancellation);

    /// <inheritdoc />
    public Task<byte[]?> ReadFileAsync(string path, bool asRoot, CancellationToken cancellation) => _calls.CallAsync(
        "read file",
        () => _files.GetValueOrDefault(Path(path)) is not { } content ? null
            : content.Length <= LongestFile ? content
            : throw new DeviceException(DeviceFault.Failed, $"File {path} of machine \"{_name}\" is too long."),
        cancellation);

    private static void Check(RunId run)
    {
        if (!run.IsUsable)
        {
            throw new DeviceException(DeviceFault.Invalid, $"\"{run}\" is no name of a run.");
        }
    }

    /// <summary>What is under /proc is the kernel's, and no file.</summary>
    private string Path(string path) => !path.StartsWith('/')
        ? throw new DeviceException(DeviceFault.Invalid, $"\"{path}\" is no path of a file; it has to begin with a slash.")
        : path.StartsWith("/proc", StringComparison.Ordinal) ? throw new DeviceException(DeviceFault.Failed, $"File {path} of machine \"{_name}\" cannot be used.")
        : path;

    private SimulatedRun Known(RunId run) =>
        _runs.GetValueOrDefault(run) ?? throw new DeviceException(DeviceFault.NotFound, $"Machine \"{_name}\" knows no run {run}.");

    private async Task LaterAsync(CancellationToken cancellation)
    {
        var later = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellation.Register(() => later.TrySetCanceled(cancellation));
        _pump.Add(_pump.Elapsed + Patience, _process, () => later.TrySetResult());
        await later.Task;
    }
}
