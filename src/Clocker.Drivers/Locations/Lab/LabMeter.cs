using System.Text.Json;
using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Reads what the engine counts of a lab host's container: of the processors and the memory that the host may use, not of the whole machine's.</summary>
internal sealed class LabMeter(DockerEngine engine)
{
    /// <summary>How busy a container is.</summary>
    /// <param name="container">The container.</param>
    /// <param name="subject">The host, at the beginning of a sentence.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<MachineReading> MeasureAsync(string container, string subject, CancellationToken cancellation)
    {
        var asked = engine.CallAsync(subject, () => engine.Client.Containers.InspectContainerAsync(container, cancellation), cancellation);
        using var stats = await engine.CallAsync(subject, () => StatsAsync(container, cancellation), cancellation);
        var inspected = await asked;
        if (inspected.State is not { Running: true } state || Snapshots.Of(inspected).StartedAt is not { } started)
        {
            throw new DeviceException(DeviceFault.Unreachable, $"{subject} is off.");
        }

        return Read(stats.RootElement, started, inspected.HostConfig?.NanoCPUs ?? 0, inspected.HostConfig?.Memory ?? 0);
    }

    /// <summary>What the engine's counters say.</summary>
    /// <param name="stats">The counters.</param>
    /// <param name="started">When the container was started.</param>
    /// <param name="nanoCpus">Its limit of processors; 0 for none.</param>
    /// <param name="memory">Its limit of memory; 0 for none.</param>
    internal static MachineReading Read(JsonElement stats, DateTimeOffset started, long nanoCpus, long memory)
    {
        var (cpu, used) = (stats.GetProperty("cpu_stats"), stats.GetProperty("memory_stats"));
        return new MachineReading
        {
            Uptime = stats.GetProperty("read").GetDateTimeOffset() - started,
            Busy = TimeSpan.FromTicks(Number(cpu.GetProperty("cpu_usage"), "total_usage") / TimeSpan.NanosecondsPerTick),
            Cpus = nanoCpus > 0 ? nanoCpus / 1_000_000_000m : Number(cpu, "online_cpus"),
            MemoryBytes = memory > 0 ? memory : Number(used, "limit"),
            MemoryUsedBytes = Number(used, "usage") - Reclaimable(used),
        };
    }

    /// <summary>Without waiting for a second look, by which the engine would compare.</summary>
    private async Task<JsonDocument> StatsAsync(string container, CancellationToken cancellation)
    {
        using var answer = await engine.SendAsync(HttpMethod.Get, $"containers/{Uri.EscapeDataString(container)}/stats?stream=0&one-shot=1", null, cancellation);
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
    }

    /// <summary>Files that are kept in memory as long as nobody needs the room; called differently by the two versions of control groups.</summary>
    private static long Reclaimable(JsonElement used) => used.TryGetProperty("stats", out var parts)
        ? Math.Max(Number(parts, "total_inactive_file"), Number(parts, "inactive_file"))
        : 0;

    private static long Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) && number.TryGetInt64(out var value) ? value : 0;
}
