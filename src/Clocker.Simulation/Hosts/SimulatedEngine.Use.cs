using Clocker.Model.Machines;

namespace Clocker.Simulation.Hosts;

public sealed partial class SimulatedEngine
{
    private const long RestingBytes = 256L << 20;
    private const long BytesPerContainer = 16L << 20;
    private const double CpusPerContainer = 0.02;

    private TimeSpan _busy;
    private TimeSpan _countedAt;

    /// <summary>What somebody else uses of its processors, from 0 to 1.</summary>
    public double OtherUse { get; set; }

    /// <summary>How busy it is: each container that runs takes a fiftieth of a processor and 16 MiB, as they do by and large that wait for something.</summary>
    internal MachineReading Measure()
    {
        var running = _containers.Values.Count(container => container.IsRunning);
        var cpus = Description.Cpus;
        _busy += (_pump.Elapsed - _countedAt) * Math.Min(cpus, (OtherUse * cpus) + (running * CpusPerContainer));
        _countedAt = _pump.Elapsed;
        return new MachineReading
        {
            Uptime = _pump.Elapsed + TimeSpan.FromMinutes(1),
            Busy = _busy,
            Cpus = cpus,
            MemoryBytes = Description.MemoryBytes,
            MemoryUsedBytes = Math.Min(Description.MemoryBytes, RestingBytes + (running * BytesPerContainer)),
            LoadAverage = running * CpusPerContainer,
        };
    }
}
