using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts where as much memory as the container reserves is not reserved by others.</summary>
/// <param name="factor">How many times its memory a host may promise.</param>
public sealed class EnoughMemory(double factor = 1) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "EnoughMemory";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.MemoryBytes > 0;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        if (request.MemoryBytes == 0)
        {
            return Verdict.Accept();
        }

        var free = ((host.MemoryBytes ?? 0) * factor) - host.ReservedMemoryBytes;
        return request.MemoryBytes <= free ? Verdict.Accept() : Verdict.Reject("memory", null, request.MemoryBytes, Math.Max(0, free));
    }

    /// <inheritdoc />
    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) =>
        request.MemoryBytes == 0 ? null : $"{PlacementWords.Size(((host.MemoryBytes ?? 0) * factor) - host.ReservedMemoryBytes)} free, {PlacementWords.Size(request.MemoryBytes)} needed";

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"It reserves {PlacementWords.Size(verdict.Asked)} of memory; {PlacementWords.Size(verdict.Had)} of {PlacementWords.Size(host.MemoryBytes ?? 0)} {(factor == 1 ? "" : $"times {PlacementWords.Number(factor)} ")}are not reserved.";
}
