using Clocker.Control.Placement;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

using CsCheck;

using Xunit;

namespace Clocker.Control.Tests.Placement;

public sealed class PlacementBoardTests
{
    private static readonly PlacementRequest Request = new();

    private static readonly Gen<(int Memory, int Rack)[]> Clusters = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 2]).Array[0, 12];

    private static readonly StrategyList Rules = new([new Room(), new Rack(), new Scores("fewest", host => -host.Containers)]);

    [Fact]
    public void The_last_strategy_orders_first() => Assert.Equal(
        "h1", Place(new([new Scores("most", host => host.Containers), new Scores("fewest", host => -host.Containers)]), Host("h2", 5), Host("h1", 1)).Host?.Name);

    [Fact]
    public void Ties_go_to_the_earlier_host() => Assert.Equal("h1", Place(new([new Scores("same", _ => 1)]), Host("h2", 0), Host("h1", 0)).Host?.Name);

    [Fact]
    public void One_host_that_will_not_do_says_why() => Assert.Equal("host h1: Full.", Place(new([new Refuses("full")]), Host("h1", 0)).Reason);

    [Fact]
    public void Without_hosts_it_says_so() => Assert.Equal("there are no hosts", Place(Rules).Reason);

    [Fact]
    public void Many_hosts_that_will_not_do_are_counted_by_reason() => Assert.Equal(
        "2 of 3 hosts: room; 1: rack r1",
        Place(Rules, new PlacementRequest { MemoryBytes = 2, Image = "r1" }, HostWith(0, 1, 2), HostWith(1, 1, 2), HostWith(2, 5, 2)).Reason);

    [Fact]
    public void Nothing_is_ever_overcommitted_whatever_comes_and_goes() => Gen.Select(Clusters, Gen.Select(Gen.Int[1, 5], Gen.Int[-1, 2]).Array[0, 60]).Sample((cluster, requests) =>
    {
        var board = BoardOf(cluster);
        var reserved = new Dictionary<HostId, long>();
        foreach (var (memory, rack) in requests)
        {
            var request = RequestOf(memory, rack);
            var host = board.Place(request, Rules, NoCloud.Instance).Host;
            var fitting = board.Hosts.Where(one => Fits(one, request)).ToList();
            if (host is null)
            {
                Assert.Empty(fitting);
                continue;
            }

            Assert.True(Fits(host, request));
            Assert.Equal(fitting.MinBy(one => one.Containers)!.Id, host.Id);
            reserved[host.Id] = reserved.GetValueOrDefault(host.Id) + memory;
            Assert.True(reserved[host.Id] <= host.MemoryBytes);
            board.Put(host with { ReservedMemoryBytes = reserved[host.Id], Containers = host.Containers + 1 });
        }
    });

    [Fact]
    public void The_order_in_which_hosts_came_never_changes_the_answer() => Gen.Select(Clusters, Gen.Int[1, 8], Gen.Int[-1, 2], Gen.Int[0, 1_000]).Sample((cluster, memory, rack, seed) =>
    {
        var request = RequestOf(memory, rack);
        var hosts = cluster.Select((host, at) => HostWith(at, host.Memory, host.Rack)).ToArray();
        var shuffled = hosts.ToArray();
        new Random(seed).Shuffle(shuffled);


        Assert.Equal(Place(Rules, request, hosts).Host?.Id, Place(Rules, request, shuffled).Host?.Id);
        Assert.Equal(Place(Rules, request, hosts).Reason, Place(Rules, request, shuffled).Reason);
    });

    [Fact]
    public void More_capacity_never_loses_a_place() => Gen.Select(Clusters, Gen.Int[1, 8], Gen.Int[-1, 2], Gen.Int[0, 4]).Sample((cluster, memory, rack, more) =>
    {
        var request = RequestOf(memory, rack);
        if (BoardOf(cluster).Place(request, Rules, NoCloud.Instance).Host is not null)
        {
            Assert.NotNull(BoardOf([.. cluster.Select(host => (host.Memory + more, host.Rack)), (more, 0)]).Place(request, Rules, NoCloud.Instance).Host);
        }
    });

    [Fact]
    public void Reasons_add_up_to_the_number_of_hosts() => Gen.Select(Clusters, Gen.Int[1, 8], Gen.Int[-1, 2]).Sample((cluster, memory, rack) =>
    {
        var board = BoardOf(cluster);
        var request = RequestOf(memory, rack);
        var placed = board.Place(request, Rules, NoCloud.Instance);
        var judged = board.Explain(request, Rules, NoCloud.Instance);


        Assert.Equal(cluster.Length, judged.Count);
        Assert.Equal(placed.Host?.Name, judged.SingleOrDefault(host => host.IsChosen)?.Host);
        Assert.All(judged, host => Assert.Equal(host.Reason is null, host.Verdicts.All(verdict => verdict.IsAccepted)));
        if (placed.Host is null && cluster.Length > 1)
        {
            Assert.Equal(PlacementBoard.Counted(cluster.Length, judged.CountBy(host => host.Reason!).Select(reason => (reason.Key, reason.Value))), placed.Reason);
        }
    });

    [Fact]
    public void What_is_remembered_of_a_class_is_what_a_fresh_look_says() => Gen.Select(Clusters, Gen.Select(Gen.Int[0, 11], Gen.Int[0, 8], Gen.Int[0, 3]).Array[0, 40]).Sample((cluster, changes) =>
    {
        var board = BoardOf(cluster);
        var request = RequestOf(3, 1);
        foreach (var (at, memory, kind) in changes)
        {
            if (kind == 0)
            {
                board.Remove(new($"h{at:00}"));
            }
            else
            {
                board.Put(HostWith(at, memory, kind - 1) with { Containers = memory });
            }

            var fresh = new PlacementBoard();
            board.Hosts.ToList().ForEach(fresh.Put);
            Assert.Equal(fresh.Place(request, Rules, NoCloud.Instance), board.Place(request, Rules, NoCloud.Instance));
        }
    });

    private static bool Fits(HostView host, PlacementRequest request) =>
        host.MemoryBytes - host.ReservedMemoryBytes >= request.MemoryBytes && (request.Image.Length == 0 || host.Labels["rack"] == request.Image);

    private static PlacementRequest RequestOf(int memory, int rack) => new() { MemoryBytes = memory, Image = rack < 0 ? "" : $"r{rack}" };

    private static PlacementBoard BoardOf((int Memory, int Rack)[] cluster)
    {
        var board = new PlacementBoard();
        for (var at = 0; at < cluster.Length; at++)
        {
            board.Put(HostWith(at, cluster[at].Memory, cluster[at].Rack));
        }

        return board;
    }

    private static Placed Place(StrategyList strategies, params HostView[] hosts) => Place(strategies, Request, hosts);

    private static Placed Place(StrategyList strategies, PlacementRequest request, params HostView[] hosts)
    {
        var board = new PlacementBoard();
        foreach (var host in hosts)
        {
            board.Put(host);
        }

        return board.Place(request, strategies, NoCloud.Instance);
    }

    private static HostView Host(string name, int containers) => new() { Id = new(name), Name = name, Containers = containers };

    private static HostView HostWith(int number, int memory, int rack) =>
        new() { Id = new($"h{number:00}"), Name = $"h{number:00}", MemoryBytes = memory, Labels = [new("rack", $"r{rack}")] };

    private sealed class NoCloud : ICloudSurvey
    {
        public static NoCloud Instance { get; } = new();

        public IReadOnlyCollection<HostView> Hosts => [];

        public IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application) => [];

        public IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group) => [];
    }

    private sealed class Scores(string name, Func<HostView, double> score) : IPlacementStrategy
    {
        public string Name => name;

        public RequestParts Reads => RequestParts.None;

        public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Accept(score(host));
    }

    private sealed class Refuses(string reason) : IPlacementStrategy
    {
        public string Name => "Refuses";

        public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Reject(reason);
    }

    private sealed class Room : IPlacementStrategy
    {
        public string Name => "Room";

        public RequestParts Reads => RequestParts.None;

        public Verdict Judge(PlacementRequest request, HostView host) =>
            host.MemoryBytes - host.ReservedMemoryBytes >= request.MemoryBytes ? Verdict.Accept() : Verdict.Reject("room", null, request.MemoryBytes, host.MemoryBytes ?? 0);
    }

    private sealed class Rack : IPlacementStrategy
    {
        public string Name => "Rack";

        public RequestParts Reads => RequestParts.Image;

        public Verdict Judge(PlacementRequest request, HostView host) =>
            request.Image.Length == 0 || host.Labels["rack"] == request.Image ? Verdict.Accept() : Verdict.Reject("rack", request.Image);
    }
}
