using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>
/// A host where devices that are left stay of most use: it counts how much of what is left typical requests cannot use, before and
/// after, and takes the host where that grows least. A little, it prefers the fuller host.
/// </summary>
/// <param name="typical">The requests; those that need no device say nothing.</param>
internal sealed class Unfragmented(IEnumerable<TypicalRequest> typical) : IPlacementStrategy
{
    private const int MostDevices = 64;
    private const double Fuller = 0.05;

    private readonly TypicalRequest[] _typical = [.. typical.Where(request => request.Device > 0)];

    public string Name => "Unfragmented";

    public RequestParts Reads => RequestParts.None;

    public Verdict Judge(PlacementRequest request, HostView host)
    {
        var count = Math.Min(host.Devices(StrategyKinds.UsualDevice), MostDevices);
        if (count == 0)
        {
            return Verdict.Accept(-Fuller * Leftover.Cpus(request, host));
        }

        Span<int> left = stackalloc int[count];
        var taken = host.TakenDevices.GetValueOrDefault(StrategyKinds.UsualDevice);
        for (var i = 0; i < count; i++)
        {
            left[i] = DeviceSlots.Whole - (i < taken?.Count ? taken[i] : 0);
        }

        var (cpus, memory) = ((host.MilliCpus ?? 0) - host.ReservedMilliCpus, (host.MemoryBytes ?? 0) - host.ReservedMemoryBytes);
        var before = Useless(left, cpus, memory);
        var amount = request.Devices.GetValueOrDefault(StrategyKinds.UsualDevice);
        foreach (var slot in amount == 0 ? [] : DeviceSlots.Choose(count, taken, amount) ?? [])
        {
            left[slot] -= Math.Min(amount, DeviceSlots.Whole);
        }

        var lost = Useless(left, cpus - request.MilliCpus, memory - request.MemoryBytes) - before;
        return Verdict.Accept(-lost - (Fuller * (Leftover.Cpus(request, host) + Leftover.Devices(request, host))));
    }

    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => verdict.Score > 0
        ? $"about {PlacementWords.Number(verdict.Score)} devices less would be of no use"
        : $"about {PlacementWords.Number(-verdict.Score)} devices more would be of no use";

    /// <summary>How much of the devices that are left a request cannot use, on average, in devices.</summary>
    private double Useless(ReadOnlySpan<int> left, long cpus, long memory)
    {
        double useless = 0, weights = 0;
        var all = 0;
        foreach (var one in left)
        {
            all += one;
        }

        foreach (var request in _typical)
        {
            weights += request.Weight;
            useless += request.Weight * (Fits(request, left, cpus, memory, out var small) ? small : all);
        }

        return weights == 0 ? 0 : useless / weights / DeviceSlots.Whole;
    }

    /// <summary>Whether a request would find its devices, and how much is left in those that are too small for it.</summary>
    private static bool Fits(TypicalRequest request, ReadOnlySpan<int> left, long cpus, long memory, out int small)
    {
        var each = Math.Min(request.Device, DeviceSlots.Whole);
        var number = DeviceSlots.Number(request.Device);
        small = 0;
        foreach (var one in left)
        {
            number -= one >= each ? 1 : 0;
            small += one >= each ? 0 : one;
        }

        return number <= 0 && request.MilliCpus <= cpus && request.MemoryBytes <= memory;
    }
}
