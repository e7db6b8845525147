using System.Globalization;

using Clocker.Control.Plane;
using Clocker.Model.Clouds;
using Clocker.Model.Placement;
using Clocker.Model.Values;
using Clocker.Simulation.Faults;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Demand by chance on a cloud that grows and shrinks, while calls, mail and disks fail, hosts fall silent and servers die.</summary>
public sealed class DemandTests
{
    private const int Seeds = 20;
    private const int Rounds = 40;
    private const int Most = 5;
    private const int Applications = 30;

    [Fact]
    public void Whatever_is_asked_of_it_a_cloud_is_never_too_small_or_too_large_and_comes_to_rest()
    {
        var (grown, gone) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var audit = Play(seed);
            (grown, gone) = (grown + audit.Grown, gone + audit.Gone);
        }


        Assert.True(grown > Seeds, $"only {grown} hosts were added");
        Assert.True(gone > Seeds / 2, $"only {gone} hosts were let go");
    }

    [Fact]
    public void The_same_demand_gives_the_same_journal()
    {
        Assert.Equal(Journal(7), Journal(7));

        static string Journal(int seed)
        {
            var lab = Made(new(seed), seed);
            Rain(lab, new(seed), new(lab.Journal, "own", Most), seed);
            return string.Join('\n', lab.Journal.Rows.Select(row => Convert.ToHexString(row.Batch.Span)));
        }
    }

    private static ScalingAudit Play(int seed)
    {
        var chance = new Random(seed);
        var lab = Made(chance, seed);
        var audit = new ScalingAudit(lab.Journal, "own", Most);
        Rain(lab, chance, audit, seed);
        Calm(lab, audit, seed);
        Ebb(lab, audit, seed);
        return audit;
    }

    private static Rehearsal Made(Random chance, int seed)
    {
        var lab = new Rehearsal(0, seed: seed, most: chance.Next(Most - 1, Most + 3));
        var scaling = new HostScaling
        {
            Headroom = chance.Next(2) == 0 ? 0 : chance.Next(1, 6),
            HeadroomMemoryBytes = chance.Next(4) == 0 ? 2L << 30 : 0,
            ContainersPerHost = 4,
            MostHosts = Most,
            ShrinksWhenCold = chance.Next(2) == 0,
            RemovesEmptyAfter = chance.Next(3) == 0 ? null : TimeSpan.FromMinutes(chance.Next(1, 5)),
        };
        lab.Create("own", chance.Next(0, 4), scaling, "made", new StrategySpec("MaxContainers", [new("maxContainers", Value.Of(4))]));
        return lab;
    }

    private static void Rain(Rehearsal lab, Random chance, ScalingAudit audit, int seed)
    {
        lab.Weather.Storm = new(chance.NextDouble() * 0.15, chance.NextDouble() * 0.2, chance.NextDouble() * 0.05, chance.NextDouble() * 0.2, chance.NextDouble() * 0.05);
        for (var i = 0; i < Rounds; i++)
        {
            lab.Until(() => true);
            Act(lab, chance);
            Run(lab, audit, seed, TimeSpan.FromSeconds(chance.Next(1, 90)));
        }
    }

    private static void Act(Rehearsal lab, Random chance)
    {
        var name = Name(chance);
        switch (chance.Next(12))
        {
            case < 5:
                for (var more = chance.Next(1, 6); more > 0; more--)
                {
                    lab.TryStart(Name(chance), "own", new KeyValuePair<string, Value>("docker.memory", Value.Of($"{chance.Next(1, 7) * 256}m")));
                }

                break;
            case < 9 when lab.Plane.Applications.FirstOrDefault(application => application.Name == name) is { } application:
                lab.Server.Do(plane => plane.DeleteAsync(application.Id, withVolumes: true, new("tester", "test"), CancellationToken.None));
                break;
            case 9:
                lab.Server.Kill();
                lab.Server.Start();
                break;
            case 10 when lab.Made.Engines.ToList() is { Count: > 0 } engines:
                var engine = engines[chance.Next(engines.Count)];
                if (engine.IsUp)
                {
                    engine.GoDown();
                }
                else
                {
                    engine.ComeUp();
                }

                break;
            case 11 when lab.HostsOf("own") is { Count: > 0 } hosts:
                var host = hosts[chance.Next(hosts.Count)].Id;
                var isDraining = chance.Next(2) == 0;
                lab.Server.Do(plane => ((IClouds)plane).DrainAsync(host, isDraining, new("tester", "test"), CancellationToken.None));
                break;
            default:
                break;
        }
    }

    private static string Name(Random chance) => string.Create(CultureInfo.InvariantCulture, $"app{chance.Next(Applications)}");

    /// <summary>Nothing goes wrong any more, and nobody asks for anything else: all that fits runs, the room is there, and then nothing is decided any more.</summary>
    private static void Calm(Rehearsal lab, ScalingAudit audit, int seed)
    {
        lab.Weather.Storm = Storm.None;
        foreach (var engine in lab.Made.Engines.Where(engine => !engine.IsUp))
        {
            engine.ComeUp();
        }

        Run(lab, audit, seed, TimeSpan.FromMinutes(1));
        lab.Until(() => true);
        lab.Server.Do(async plane =>
        {
            foreach (var host in plane.Hosts)
            {
                await ((IClouds)plane).DrainAsync(host.Id, isDraining: false, new("tester", "test"), CancellationToken.None);
            }
        });
        Run(lab, audit, seed, TimeSpan.FromHours(1.5));
        Hold(seed, lab.Plane.Applications.All(application => application.Entities[1].IsUp == true || IsFull(lab, application)), $"something waits although there could be more hosts: {Describe(lab)}");
        var isHot = lab.Sensor("own", "docker.container.cluster.hot") == "true";
        Hold(seed, !isHot || lab.Sensor("own", "docker.container.cluster.problem") is not null, $"the room is not there, and nobody says why: {Describe(lab)}");
        Rest(lab, audit, seed);
    }

    /// <summary>Almost nothing is wanted any more: what is empty goes, where somebody asked for that, as far as people want.</summary>
    private static void Ebb(Rehearsal lab, ScalingAudit audit, int seed)
    {
        foreach (var application in lab.Plane.Applications.Skip(seed % 3).ToList())
        {
            lab.Delete(application.Name);
        }

        Run(lab, audit, seed, TimeSpan.FromHours(1));
        Rest(lab, audit, seed);
    }

    private static void Rest(Rehearsal lab, ScalingAudit audit, int seed)
    {
        var rows = lab.Journal.Rows.Count;
        Run(lab, audit, seed, TimeSpan.FromHours(1));
        Hold(seed, rows == lab.Journal.Rows.Count, $"it does not come to rest: {string.Join('\n', lab.Told().TakeLast(20))}");
    }

    private static bool IsFull(Rehearsal lab, ApplicationView application) => application.Entities[1].Waiting is { } waiting
        && (waiting.Contains("as many as it may have", StringComparison.Ordinal) || waiting.Contains("no host left", StringComparison.Ordinal))
        && (lab.HostsOf("own").Count == Math.Min(Most, lab.Made.Max));

    private static void Run(Rehearsal lab, ScalingAudit audit, int seed, TimeSpan time)
    {
        string? wrong = null;
        lab.Pump.RunUntil(() => (wrong = audit.Check()) is not null, time);
        Hold(seed, wrong is null, wrong ?? "");
    }

    private static void Hold(int seed, bool isSo, string otherwise) => Assert.True(isSo, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {otherwise}"));

    private static string Describe(Rehearsal lab) => string.Join('\n', lab.HostsOf("own").Select(host => $"{host.Name} {host.State} {host.Problem} {host.Because}")
        .Concat(lab.Plane.Applications.SelectMany(application => application.Entities).Select(entity => $"{entity.Address} {entity.State} {entity.Waiting} {entity.Problems}"))
        .Append(string.Join(", ", lab.Clouds.TreeOf("own")![0].Sensors.Select(sensor => $"{sensor.Key}={sensor.Value.Display}"))));
}
