using Clocker.Bench.Running;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Bench.Placing;

/// <summary>Replays placements over the hosts as they were at first, and knows nothing of strategies.</summary>
internal static class PlacementAudit
{
    /// <exception cref="BenchException">A placement broke a limit or a constraint.</exception>
    public static void Check(string name, IReadOnlyList<HostView> hosts, IReadOnlyList<(PlacementRequest Request, HostId Host)> placed, Func<PlacementRequest, HostView, bool> isAllowed)
    {
        var byId = hosts.ToDictionary(host => host.Id);
        var memory = hosts.ToDictionary(host => host.Id, _ => 0L);
        var devices = hosts.ToDictionary(host => host.Id, _ => 0L);
        var cpus = hosts.ToDictionary(host => host.Id, _ => 0L);
        foreach (var (request, id) in placed)
        {
            var host = byId[id];
            memory[id] += request.MemoryBytes;
            cpus[id] += request.MilliCpus;
            devices[id] += request.Devices.Values.Sum();
            if (memory[id] > host.MemoryBytes || cpus[id] > host.MilliCpus || devices[id] > host.Labels.Where(label => label.Key == "gpu").Sum(label => 1000L * int.Parse(label.Value, System.Globalization.CultureInfo.InvariantCulture)) || !isAllowed(request, host))
            {
                throw new BenchException($"{name}: a container on {host.Name} breaks what was asked for.");
            }
        }
    }
}
