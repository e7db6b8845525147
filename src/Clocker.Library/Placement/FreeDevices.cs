using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts with as many devices left as the container needs; a host's labels say what it has.</summary>
public sealed class FreeDevices : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "FreeDevices";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.Devices.Count > 0;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        foreach (var (device, count) in request.Devices)
        {
            var free = host.Devices(device) - host.ReservedDevices.GetValueOrDefault(device);
            if (free < count)
            {
                return Verdict.Reject("device", device, count, Math.Max(0, free));
            }
        }

        return Verdict.Accept();
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"It needs {PlacementWords.Number(verdict.Asked)} of device {verdict.Subject}; {PlacementWords.Number(verdict.Had)} of {host.Devices(verdict.Subject!)} are free.";
}
