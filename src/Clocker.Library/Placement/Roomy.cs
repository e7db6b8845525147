using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts with so much memory and so many processors that are not reserved, whatever the container itself reserves.</summary>
/// <param name="memoryMegabytes">The least memory, in MB as the original counted it (2^20 bytes).</param>
/// <param name="cpus">The fewest processors.</param>
public sealed class Roomy(double memoryMegabytes, double cpus) : IPlacementStrategy
{
    private const double Megabyte = 1 << 20;

    /// <inheritdoc />
    public string Name => "ProvisioningFlags";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        var memory = ((host.MemoryBytes ?? 0) - host.ReservedMemoryBytes) / Megabyte;
        var processors = ((host.MilliCpus ?? 0) - host.ReservedMilliCpus) / 1000d;
        return memory < memoryMegabytes ? Verdict.Reject("memory", "minRam", memoryMegabytes, Math.Max(0, memory))
            : processors < cpus ? Verdict.Reject("processors", "minCores", cpus, Math.Max(0, processors))
            : Verdict.Accept();
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"It wants {PlacementWords.Number(verdict.Asked)} {(verdict.Subject == "minRam" ? "MB of memory" : "processors")} free; {host.Name} has {PlacementWords.Number(Math.Floor(verdict.Had))}.";
}
