using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>What would be left of a host once a container is there, as a share of a large machine of today: of processors, memory and devices alike.</summary>
internal static class Leftover
{
    private const double ManyMilliCpus = 104_000;
    private const double MuchMemory = 755.0 * (1L << 30);
    private const double ManyDevices = 8;

    public static double Of(PlacementRequest request, HostView host) => Cpus(request, host) + Memory(request, host) + Devices(request, host);

    public static double Cpus(PlacementRequest request, HostView host) => ((host.MilliCpus ?? 0) - host.ReservedMilliCpus - request.MilliCpus) / ManyMilliCpus;

    public static double Devices(PlacementRequest request, HostView host)
    {
        var left = Left(request, host, StrategyKinds.UsualDevice);
        foreach (var (device, _) in request.Devices)
        {
            left += device == StrategyKinds.UsualDevice ? 0 : Left(request, host, device);
        }

        return left / ManyDevices;
    }

    private static double Memory(PlacementRequest request, HostView host) => ((host.MemoryBytes ?? 0) - host.ReservedMemoryBytes - request.MemoryBytes) / MuchMemory;

    private static double Left(PlacementRequest request, HostView host, string device)
    {
        var left = host.Devices(device) * DeviceSlots.Whole;
        foreach (var taken in host.TakenDevices.GetValueOrDefault(device) ?? [])
        {
            left -= taken;
        }

        return (double)(left - request.Devices.GetValueOrDefault(device)) / DeviceSlots.Whole;
    }
}
