using Clocker.Library.Placement;
using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using CsCheck;

using Xunit;

namespace Clocker.Library.Tests.Placement;

public sealed class StrategyTests
{
    private const long Gigabyte = 1L << 30;

    private static readonly HostView Host = new()
    {
        Id = new("h1"),
        Name = "docker1",
        Hostname = "docker1.example.org",
        Containers = 3,
        MemoryBytes = 4 * Gigabyte,
        MilliCpus = 2_000,
        Labels = [new("ssd", "true"), new("rack", "r1"), new("region", "eu-west"), new("iso3166", "GB-EDH"), new("latitude", "55.95"), new("longitude", "-3.19"), new("gpu", "2")],
        Residents = [new() { Id = new("e1"), Name = "web", Type = "docker", Application = new("a1"), ApplicationName = "shop", Parent = "p1", Image = "nginx", Groups = ["front"] }],
    };

    private static readonly Resident Owner = new() { Id = new("e2"), Name = "db", Type = "docker", Application = new("a2"), ApplicationName = "blog", Parent = "p2" };

    [Fact]
    public void An_engine_that_does_not_answer_is_rejected()
    {
        var silent = Host with { Problem = "The socket is not yours." };
        var strategy = new Reachable();
        var verdict = strategy.Judge(new(), silent);


        Assert.False(verdict.IsAccepted);
        Assert.Equal("The socket is not yours.", strategy.Say(verdict, new(), silent));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("docker1", true)]
    [InlineData("docker2", false)]
    public void A_location_that_names_a_host_is_kept_to(string? required, bool accepted) =>
        Assert.Equal(accepted, new RequiredHost().Judge(new() { RequiredHost = required }, Host).IsAccepted);

    [Theory]
    [InlineData("h1", true)]
    [InlineData("h2", false)]
    public void A_network_stays_on_its_host(string home, bool accepted) =>
        Assert.Equal(accepted, new SameNetworkHost().Judge(new() { NetworkHomes = [new("net", new(home))] }, Host).IsAccepted);

    [Theory]
    [InlineData("h1", true)]
    [InlineData("h2", false)]
    public void Data_ties_to_its_host(string host, bool accepted) =>
        Assert.Equal(accepted, new DataHost().Judge(new() { DataHost = new(host) }, Host).IsAccepted);

    [Fact]
    public void Fewer_containers_never_score_worse() => Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 1_000]).Sample((few, many) =>
        Score(Math.Min(few, many)) >= Score(Math.Max(few, many)));

    [Theory]
    [InlineData("[{MaxContainers: 4}]", true)]
    [InlineData("[{MaxContainers: 3}]", false)]
    [InlineData("[{MaxCpuUsage: 0.75}]", true)]
    [InlineData("[{Label: [ssd]}]", true)]
    [InlineData("[{Label: [ssd, rack=r1]}]", true)]
    [InlineData("[{Label: ['rack==r2']}]", false)]
    [InlineData("[{Label: ['rack!=r2']}]", true)]
    [InlineData("[{Label: [gold]}]", false)]
    [InlineData("[{Hostname: 'docker\\d\\.example\\.org'}]", true)]
    [InlineData("[{Hostname: 'docker\\d'}]", false)]
    [InlineData("[{Hosts: {names: [docker1]}}]", true)]
    [InlineData("[{Hosts: {except: [docker1]}}]", false)]
    [InlineData("[{Region: eu-west}]", true)]
    [InlineData("[{Region: [us-east, us-west]}]", false)]
    [InlineData("[{Country: GB}]", true)]
    [InlineData("[{Country: G}]", false)]
    [InlineData("[{Near: {latitude: 51.5, longitude: -0.12, within: 600}}]", true)]
    [InlineData("[{Near: {latitude: 51.5, longitude: -0.12, within: 500}}]", false)]
    [InlineData("[{Apart: front}]", false)]
    [InlineData("[{Apart: back}]", true)]
    [InlineData("[{MaxPerHost: {most: 1, of: type}}]", false)]
    [InlineData("[{MaxPerHost: {most: 1, of: application}}]", true)]
    [InlineData("[{ProvisioningFlags: {minRam: 4096, minCores: 2}}]", true)]
    [InlineData("[{ProvisioningFlags: {minRam: 4097}}]", false)]
    [InlineData("[{AffinityRules: NOT TYPE}]", false)]
    [InlineData("[{AffinityRules: TYPE docker}]", true)]
    [InlineData("[{AffinityRules: APPLICATION}]", false)]
    [InlineData("[{AffinityRules: APPLICATION shop}]", true)]
    [InlineData("[{AffinityRules: NOT ID e1}]", false)]
    [InlineData("[{AffinityRules: NAME WE}]", true)]
    [InlineData("[{AffinityRules: NOT EMPTY}]", true)]
    [InlineData("[{Require: {test: {jsonpath: host.memory.free, greater-than: 3gb}}}]", true)]
    [InlineData("[{Require: {test: {jsonpath: host.labels.rack, equals: r2}}}]", false)]
    [InlineData("[{Require: {test: {jsonpath: request.entity.application, equals: blog}}}]", true)]
    public void A_strategy_takes_what_fits(string list, bool accepted)
    {
        var strategy = Made(list);
        var request = new PlacementRequest { Owner = Owner };
        var verdict = strategy.Judge(request, Host);


        Assert.Equal(accepted, verdict.IsAccepted);
        Assert.True(accepted || (verdict.Reason.Length > 0 && strategy.Say(verdict, request, Host).EndsWith('.')));
    }

    [Fact]
    public void An_empty_host_is_not_enough_for_a_rule_against_empty_ones() =>
        Assert.Equal("affinity NOT EMPTY", Made("[{AffinityRules: NOT EMPTY}]").Judge(new() { Owner = Owner }, Host with { Residents = [] }).Reason);

    [Fact]
    public void Memory_is_reserved_to_the_last_byte()
    {
        var request = new PlacementRequest { MemoryBytes = Gigabyte };


        Assert.True(new EnoughMemory().Judge(request, Host with { ReservedMemoryBytes = 3 * Gigabyte }).IsAccepted);
        Assert.Equal(Verdict.Reject("memory", null, Gigabyte, Gigabyte - 1), new EnoughMemory().Judge(request, Host with { ReservedMemoryBytes = (3 * Gigabyte) + 1 }));
        Assert.True(new EnoughMemory(2).Judge(request, Host with { ReservedMemoryBytes = 7 * Gigabyte }).IsAccepted);
    }

    [Theory]
    [InlineData(8080, "tcp", null, false)]
    [InlineData(8080, "udp", null, true)]
    [InlineData(8081, "tcp", null, true)]
    [InlineData(8080, "tcp", "10.0.0.2", true)]
    [InlineData(8080, "tcp", "10.0.0.1", false)]
    public void A_port_of_a_host_is_given_once(int port, string protocol, string? address, bool accepted) => Assert.Equal(
        accepted,
        new FreePorts().Judge(new() { Ports = [new(80, Host: port, Protocol: protocol, HostAddress: address)] }, Host with { Ports = [new(80, Host: 8080, HostAddress: "10.0.0.1")] }).IsAccepted);

    [Theory]
    [InlineData(2000, 0, true)]
    [InlineData(2000, 1000, false)]
    [InlineData(2000, 1, false)]
    [InlineData(500, 600, true)]
    [InlineData(1000, 600, true)]
    [InlineData(3000, 0, false)]
    public void Devices_are_counted(int wanted, int taken, bool accepted) => Assert.Equal(
        accepted, new FreeDevices().Judge(new() { Devices = [new("gpu", wanted)] }, Host with { TakenDevices = [new("gpu", [taken])] }).IsAccepted);

    [Theory]
    [InlineData("BestFit", 2, 1)]
    [InlineData("WorstFit", 1, 2)]
    [InlineData("LowestMemoryUsage", 1, 2)]
    public void Hosts_are_ordered_by_what_is_reserved(string kind, int better, int worse)
    {
        var strategy = Made(kind);


        Assert.True(Reserved(better) > Reserved(worse));

        double Reserved(int gigabytes) => strategy.Judge(new() { MemoryBytes = Gigabyte }, Host with { ReservedMemoryBytes = gigabytes * Gigabyte }).Score;
    }

    [Fact]
    public void Chance_gives_the_same_answer_to_the_same_question_and_spreads()
    {
        var chance = new Chance();
        var chosen = Enumerable.Range(0, 3_000).Select(ordinal => Enumerable.Range(0, 3).MaxBy(host => chance.Judge(new() { Ordinal = ordinal }, Host with { Id = new($"h{host}") }).Score)).ToList();


        Assert.Equal(chance.Judge(new() { Ordinal = 7 }, Host), chance.Judge(new() { Ordinal = 7 }, Host));
        Assert.All(chosen.CountBy(host => host), count => Assert.InRange(count.Value, 900, 1_100));
    }

    [Fact]
    public void Every_kind_can_be_made_with_its_least_settings()
    {
        foreach (var kind in StrategyKinds.All)
        {
            var settings = kind.Settings.Where(setting => setting.IsRequired).ToValueMap(setting => setting.Name, setting => setting.Name switch
            {
                "rules" => Value.Of("NOT TYPE"),
                "test" => new Value.Fields([new("jsonpath", Value.Of("host.name"))]),
                "devices" => new Value.Fields([new("gpu", Value.Of(1))]),
                _ => Value.Of(1),
            });

            Assert.Null(BuiltInPlacement.Strategies.Make(new(kind.Name, settings)).Problem);
        }
    }

    private static IPlacementStrategy Made(string list)
    {
        var read = StrategyReader.Read(Value.Of(list));
        Assert.Null(read.Problem);
        return BuiltInPlacement.Strategies.Make(read.Value![0]).Value!;
    }

    private static double Score(int containers) => new LeastContainers().Judge(new(), Host with { Containers = containers }).Score;
}
