using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts where as many processors as the container reserves are not reserved by others.</summary>
/// <param name="factor">How many times its processors a host may promise.</param>
public sealed class EnoughCpus(double factor = 1) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "EnoughCpus";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.MilliCpus > 0;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        if (request.MilliCpus == 0)
        {
            return Verdict.Accept();
        }

        var free = ((host.MilliCpus ?? 0) * factor) - host.ReservedMilliCpus;
        return request.MilliCpus <= free ? Verdict.Accept() : Verdict.Reject("processors", null, request.MilliCpus / 1000d, Math.Max(0, free) / 1000);
    }

    /// <inheritdoc />
    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) =>
        request.MilliCpus == 0 ? null : $"{PlacementWords.Number((((host.MilliCpus ?? 0) * factor) - host.ReservedMilliCpus) / 1000)} processors free, {PlacementWords.Number(request.MilliCpus / 1000d)} needed";

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"It reserves {PlacementWords.Number(verdict.Asked)} processors; {PlacementWords.Number(verdict.Had)} of {PlacementWords.Number((host.MilliCpus ?? 0) / 1000d)} {(factor == 1 ? "" : $"times {PlacementWords.Number(factor)} ")}are not reserved.";
}
