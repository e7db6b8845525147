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
        foreach (var (device, amount) in request.Devices)
        {
            if (!DeviceSlots.HasRoom(host.Devices(device), host.TakenDevices.GetValueOrDefault(device), amount))
            {
                return Verdict.Reject("device", device, (double)amount / DeviceSlots.Whole, Free(host, device));
            }
        }

        return Verdict.Accept();
    }

    /// <inheritdoc />
    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => request.Devices.Count == 0 ? null
        : string.Join(", ", request.Devices.Keys.Select(device => $"{PlacementWords.Number(Free(host, device))} of {host.Devices(device)} {device} free"));

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"It needs {PlacementWords.Number(verdict.Asked)} of device {verdict.Subject}; {PlacementWords.Number(verdict.Had)} of {host.Devices(verdict.Subject!)} are free.";

    private static double Free(HostView host, string device) =>
        host.Devices(device) - ((double)(host.TakenDevices.GetValueOrDefault(device)?.Sum() ?? 0) / DeviceSlots.Whole);
}
