using Clocker.Control.Placement;
using Clocker.Library.Placement;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Tests.Placement;

/// <summary>Hosts by chance, what is placed on them, and an account of it of its own, which knows nothing of strategies.</summary>
internal sealed class RandomCluster : ICloudSurvey
{
    private readonly PlacementBoard _board = new();
    private readonly StrategyLists _lists = new(BuiltInPlacement.Strategies);
    private readonly List<(HostId Host, Resident Resident)> _placed = [];

    public RandomCluster(IEnumerable<HostView> hosts)
    {
        foreach (var host in hosts)
        {
            _board.Put(host);
        }
    }

    public IReadOnlyCollection<HostView> Hosts => _board.Hosts;

    public static IReadOnlyList<HostView> SomeHosts(Random chance) => [.. Enumerable.Range(0, chance.Next(0, 9)).Select(i => Host(i, chance))];

    public static HostView Host(int number, Random chance) => new()
    {
        Id = new($"h{number}"),
        Name = $"host-{number}",
        Hostname = $"host-{number}.example.org",
        MemoryBytes = chance.Next(1, 9) * 1_000L,
        MilliCpus = chance.Next(1, 9) * 1_000L,
        CpuUsage = chance.Next(3) == 0 ? null : chance.NextDouble(),
        MemoryUsage = chance.Next(3) == 0 ? null : chance.NextDouble(),
        Strangers = chance.Next(3),
        Closed = chance.Next(8) == 0 ? "drained" : null,
        Labels = ValueMap.Create<string>(
        [
            new("ssd", chance.Next(2) == 0 ? "true" : "false"), new("rack", $"r{chance.Next(3)}"), new("region", chance.Next(2) == 0 ? "eu" : "us"),
            new("iso3166", chance.Next(2) == 0 ? "GB-EDH" : "DE-BE"), new("latitude", "55.9"), new("longitude", $"{chance.Next(-10, 10)}"), new("gpu", $"{chance.Next(3)}"),
        ]),
    };

    public static PlacementRequest Request(int number, Random chance, ValueList<StrategySpec> strategies)
    {
        var wish = new PlacementWish { Strategies = strategies };
        var application = chance.Next(3);
        return new()
        {
            MemoryBytes = chance.Next(4) * 500,
            MilliCpus = chance.Next(4) * 500,
            Ports = chance.Next(3) == 0 ? [new(80, Host: 8000 + chance.Next(3))] : [],
            Devices = wish.Devices,
            Image = $"image{chance.Next(3)}",
            Ordinal = number,
            Owner = new() { Id = new($"a{application}.{number}"), Name = $"e{chance.Next(3)}", Type = "docker", Application = new($"a{application}"), ApplicationName = $"app{application}", Parent = $"a{application}", Image = "image", Groups = wish.Groups.ToValueList() },
        };
    }

    public (HostView? Host, string Reason, IReadOnlyList<HostJudgement> Judged) Place(PlacementRequest request, ValueList<StrategySpec>? cloud, ValueList<StrategySpec> own)
    {
        var list = _lists.Of(cloud, own).List!;
        var judged = _board.Explain(request, list, this);
        var (host, reason) = _board.Place(request, list, this);
        return (host, reason, judged);
    }

    public void Put(HostView host) => _board.Put(host);

    /// <summary>Reserves, as a cloud does.</summary>
    public void Reserve(HostView host, PlacementRequest request)
    {
        _placed.Add((host.Id, request.Owner!));
        _board.Put(host with
        {
            Containers = host.Containers + 1,
            ReservedMemoryBytes = host.ReservedMemoryBytes + request.MemoryBytes,
            ReservedMilliCpus = host.ReservedMilliCpus + request.MilliCpus,
            Ports = [.. host.Ports, .. request.Ports],
            TakenDevices = request.Devices.Aggregate(host.TakenDevices, (all, device) =>
            {
                var taken = all.GetValueOrDefault(device.Key);
                return all.With(device.Key, DeviceSlots.Change(taken, DeviceSlots.Choose(host.Devices(device.Key), taken, device.Value)!, device.Value, isGiven: true));
            }),
            Residents = [.. host.Residents, request.Owner!],
            LastPlaced = _placed.Count,
        });
    }

    public IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application) =>
        _placed.Where(placed => placed.Resident.Application == application).Select(placed => (_board.Find(placed.Host)!, placed.Resident));

    public IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group) =>
        _placed.Where(placed => placed.Resident.Groups.Contains(group)).Select(placed => (_board.Find(placed.Host)!, placed.Resident));
}
