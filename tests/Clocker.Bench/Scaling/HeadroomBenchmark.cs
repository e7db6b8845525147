using Clocker.Bench.Reporting;
using Clocker.Bench.Running;
using Clocker.Control.Clouds;
using Clocker.Control.Worlds;
using Clocker.Library.Placement;
using Clocker.Model.Claims;
using Clocker.Model.Identity;
using Clocker.Model.Placement;
using Clocker.Model.Values;
using Clocker.Simulation.Networking;

namespace Clocker.Bench.Scaling;

/// <summary>A day of a cloud's world with up to a thousand hosts and thousands of containers that come and go, in virtual time: it is asked, told and obeyed, without a journal, mail between threads, and looks at what has not changed.</summary>
internal sealed class HeadroomBenchmark
{
    private const int Most = 1_000;
    private const int AtLeast = 100;
    private const int PerHost = 8;
    private const int Room = 200;
    private const int Lost = 40;
    private const double MeanLifeSeconds = 7_200;
    private const double LimitSeconds = 30;

    /// <summary>A growth that is under way, and the next one.</summary>
    private static readonly TimeSpan LongestWait = 2 * TimeSpan.FromSeconds(190);

    private static readonly WorldId Plane = new("plane");
    private static readonly DateTimeOffset Midnight = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly StrategySpec[] Strategies = [new("MaxContainers", [new("maxContainers", Value.Of(PerHost))]), new("DepthFirst")];

    private readonly Random _chance = new(1);
    private readonly CloudWorld _world = new(new("cloud-1"), Plane, BuiltInPlacement.Strategies, new SimulatedNetworks(), ImageMap.None);
    private readonly DrivenHosts _hosts;
    private readonly ScalingCheck _check = new(AtLeast, Most);
    private readonly List<EntityId> _live = [];
    private readonly List<Input> _inputs = [];
    private long _lastClaim;
    private double _hostSeconds;
    private double _neededSeconds;
    private int _hotSeconds;
    private int _seconds;

    private HeadroomBenchmark() => _hosts = new(_chance, Most);

    public static async Task RunAsync(Report report, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        var day = new HeadroomBenchmark();
        day.Run(TimeSpan.FromDays(1), cancellation);
        var took = TimeProvider.System.GetElapsedTime(start);
        var check = day._check;
        report.Add("headroom: a day of up to 1,000 hosts", "containers placed", [check.Placed]);
        report.Add("headroom: a day of up to 1,000 hosts", "hosts added, in how many growths", [check.Grown, check.Growths]);
        report.Add("headroom: a day of up to 1,000 hosts", "hosts let go; growths right after that", [check.Gone, check.Regretted]);
        report.Add("headroom: a day of up to 1,000 hosts", "hosts given up", [check.Lost]);
        report.Add("headroom: a day of up to 1,000 hosts", "host hours / those that its containers and headroom need", [day._hostSeconds / day._neededSeconds]);
        report.Add("headroom: a day of up to 1,000 hosts", "share of the day with less than its headroom", [(double)day._hotSeconds / day._seconds]);
        report.Add("headroom: a day of up to 1,000 hosts", "containers that waited for a host; the longest, seconds", [check.Waited, check.LongestWait.TotalSeconds]);
        report.Aim("headroom: a day of up to 1,000 hosts, seconds", took.TotalSeconds, LimitSeconds);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"headroom: {took.TotalSeconds:0.0} s, {check.Placed} containers, {check.Grown} hosts added in {check.Growths} growths, {check.Gone} let go, {check.Facts} facts"));
    }

    private void Run(TimeSpan day, CancellationToken cancellation)
    {
        var create = new CreateCloud(new("bench", "headroom"), "day", "p1", [])
        {
            First = ("machines", AtLeast),
            Strategies = [.. Strategies],
            Scaling = new() { Headroom = Room, MostHosts = Most, ShrinksWhenCold = true, RemovesEmptyAfter = TimeSpan.FromMinutes(5) },
        };
        _inputs.Add(new Input.Opened(1));
        _inputs.Add(new Input.Asked(1, create));
        for (var now = TimeSpan.Zero; now < day; now += TimeSpan.FromSeconds(1))
        {
            cancellation.ThrowIfCancellationRequested();
            Follow(now);
            Break(now);
            _inputs.AddRange(_hosts.Take(now));
            if (_inputs.Count > 0 || _world.WakeAt <= now)
            {
                Decide(now);
            }

            Measure(now);
        }
    }

    /// <summary>Containers end after a while; as many come as are wanted.</summary>
    private void Follow(TimeSpan now)
    {
        var wanted = now < TimeSpan.FromMinutes(10) ? 0 : Demand.At(now);
        for (var ends = _live.Count / MeanLifeSeconds; ends > 0; ends--)
        {
            if (_chance.NextDouble() < ends)
            {
                End(now);
            }
        }

        while (_live.Count > wanted)
        {
            End(now);
        }

        while (_live.Count < wanted)
        {
            Begin(now);
        }
    }

    private void Begin(TimeSpan now)
    {
        var claim = new EntityId($"a{++_lastClaim}");
        _live.Add(claim);
        var spec = new Model.Containers.ContainerSpec { Image = $"image-{_chance.Next(20)}", Hostname = "web", MemoryBytes = 512L << 20, Networks = [new(claim.Value, claim.Value, ["web"])] };
        Tell(claim, 1, new ContainerWanted(spec, RunGoal.Running), ClaimEnd.Claim, now);
    }

    private void End(TimeSpan now)
    {
        var index = _chance.Next(_live.Count);
        var claim = _live[index];
        _live[index] = _live[^1];
        _live.RemoveAt(_live.Count - 1);
        Tell(claim, 2, null, ClaimEnd.ApplicationAndVolumes, now);
    }

    private void Tell(EntityId claim, long version, ContainerWanted? wanted, ClaimEnd end, TimeSpan now) => _hosts.Post(
        new Input.Mailed(new Mail.Wanted(new(claim.Value), _world.Id, 1, claim, version, new(claim, claim.Value, $"{claim.Value}/web", "web"), wanted, end)), now);

    /// <summary>Now and then a host is silent for ten minutes; in the afternoon many are at once, for forty.</summary>
    private void Break(TimeSpan now)
    {
        if (now.TotalSeconds % 3_600 == 1_800)
        {
            Silence(1, TimeSpan.FromMinutes(10), now);
        }

        if (now == TimeSpan.FromHours(15))
        {
            Silence(Lost, TimeSpan.FromMinutes(40), now);
        }
    }

    private void Silence(int count, TimeSpan time, TimeSpan now)
    {
        foreach (var host in _hosts.Hosts.OrderBy(_ => _chance.Next()).Take(count).ToList())
        {
            _hosts.Silence(host, now, now + time);
        }
    }

    private void Decide(TimeSpan now)
    {
        var outputs = new Outputs();
        _world.Decide(_inputs.Count > 0 ? [.. _inputs] : [new Input.Tick()], new(Midnight + now, now), outputs);
        _inputs.Clear();
        _check.Read(outputs.Entries, now);
        foreach (var command in outputs.Commands)
        {
            _hosts.CarryOut(command, now);
        }

        foreach (var granted in outputs.Mail.OfType<Mail.Granted>())
        {
            _hosts.Post(new Input.Mailed(new Mail.GrantedSeen(granted.To, _world.Id, 1, granted.Claim, granted.Version)), now + TimeSpan.FromSeconds(1));
        }
    }

    private void Measure(TimeSpan now)
    {
        var needed = Math.Max(AtLeast, (_live.Count + Room + PerHost - 1) / PerHost);
        _hostSeconds += _check.Hosts;
        _neededSeconds += needed;
        _hotSeconds += _world.Room?.State == HeadroomState.Hot ? 1 : 0;
        _seconds++;
        if (_check.LongestWait > LongestWait)
        {
            throw new BenchException($"headroom: a container waited for {_check.LongestWait} at {now}: {_world.Room}, {_check.Hosts} hosts.");
        }
    }
}
