using System.Globalization;
using System.Security.Cryptography;

using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Groups;
using Clocker.Model.Networks;
using Clocker.Simulation.Faults;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Journals;
using Clocker.Simulation.Time;

namespace Clocker.Simulation.Scenarios;

/// <summary>
/// One seed: applications come, change and go while everything that can go wrong does; then the weather calms, and all must
/// be as it was asked for. Invariants are checked at every step.
/// </summary>
public sealed class Scenario
{
    private static readonly Caller Tester = new("tester", "scenario");
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(20);

    private readonly Random _chance;
    private readonly Pump _pump = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SimulatedProcess _world;
    private readonly Weather _weather;
    private readonly SimulatedJournal _journal;
    private readonly List<SimulatedEngine> _engines = [];
    private readonly SimulatedServer _server;
    private readonly Invariants _invariants;
    private readonly RandomBlueprints _blueprints;
    private readonly List<string> _told = [];
    private readonly Storm _storm;

    /// <summary>The scenario of a seed.</summary>
    public Scenario(int seed, ScenarioParts parts)
    {
        Seed = seed;
        _chance = new(seed);
        _world = new(_pump, "world");
        _weather = new(new(seed ^ 0x5eed), _pump, _world);
        _journal = new(_weather);
        _storm = RandomStorm();
        var hosts = _chance.Next(1, 4);
        for (var i = 1; i <= hosts; i++)
        {
            _engines.Add(new(_pump, $"h{i}", _weather, "busybox:1.35"));
        }

        _server = new(_pump, parts, _journal, _weather, _engines, _engines.Count)
        {
            // Few addresses, so that they are given again soon.
            Networks = seed % 2 == 0 ? new(BuiltInNetworks.Vxlan) { Size = 26 } : null,
        };
        _invariants = new(_engines, _journal);
        _blueprints = new(_chance);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>Plays the scenario.</summary>
    /// <exception cref="ScenarioException">Something that must always hold did not; the message has the seed and what happened before.</exception>
    public Outcome Play()
    {
        try
        {
            Begin();
            Rage();
            Calm();
            EndWell();
        }
        catch (ScenarioException failure)
        {
            throw new ScenarioException($"Seed {Seed}: {failure.Message}\n{string.Join('\n', _told)}");
        }

        return new(Digest(), _pump.Steps, _pump.Elapsed, _journal.Rows.Count);
    }

    private void Begin()
    {
        foreach (var engine in _engines)
        {
            engine.Occupy(new("shop-web-1", "busybox:1.35", new() { Image = "busybox:1.35", Hostname = "stranger" }, [], [], []));
        }

        _server.Start();
        Run(TimeSpan.FromSeconds(_chance.Next(0, 5)));
    }

    /// <summary>Half a minute to a few minutes in which anything may happen at any moment.</summary>
    private void Rage()
    {
        _weather.Storm = _storm;
        var events = _chance.Next(5, 30);
        for (var i = 0; i < events; i++)
        {
            Happen();
            if (_chance.Next(3) == 0)
            {
                RunSteps(_chance.Next(1, 200));
            }
            else
            {
                Run(TimeSpan.FromMilliseconds(_chance.Next(1, 8000)));
            }
        }
    }

    private void Happen()
    {
        switch (_chance.Next(15))
        {
            case <= 2:
                Deploy(_blueprints.Next());
                break;
            case 3:
                Effect();
                break;
            case 4:
                Delete();
                break;
            case 5 or 6 or 7:
                Meddle();
                break;
            case 8:
                Restart(_engines[_chance.Next(_engines.Count)]);
                break;
            case 9:
                Cut(_engines[_chance.Next(_engines.Count)]);
                break;
            case 10:
                Drain();
                break;
            case 11:
                ChangeCatalogue();
                break;
            default:
                Tell("kill -9 of the server");
                _server.Kill();
                if (_chance.Next(2) == 0)
                {
                    Run(TimeSpan.FromMilliseconds(_chance.Next(1, 5000)));
                }

                _server.Start();
                break;
        }
    }

    private void Deploy(Blueprint blueprint)
    {
        Tell($"deploy {blueprint.Name}: {string.Join(", ", blueprint.Root.Children.Select(child => child.Handle))}");
        var source = new Source($"{blueprint.Name}.yaml", string.Create(CultureInfo.InvariantCulture, $"# {_chance.Next()}"));
        _server.Do(plane => plane.DeployAsync(new(blueprint.Name, blueprint, source, "test", Replace: true), Tester, CancellationToken.None));
    }

    /// <summary>Nothing is made of its types here; it must survive everything all the same.</summary>
    private void ChangeCatalogue()
    {
        var name = $"bundle{_chance.Next(3)}";
        var version = new[] { "1.0", "1", "2.0-SNAPSHOT" }[_chance.Next(3)];
        var source = new Source("catalog.bom", string.Create(CultureInfo.InvariantCulture, $"# {_chance.Next(2)}"));
        var isRemoved = _chance.Next(3) == 0;
        var replace = _chance.Next(2) == 0;
        Tell($"catalog {(isRemoved ? "remove" : "add")} {name}:{version}");
        _server.Do(plane => plane.ChangeCatalogueAsync(
            isRemoved ? [] : [new(name, version, "catalog.bom", [source])], isRemoved ? [$"{name}:{version}"] : [], replace, Tester, CancellationToken.None));
    }

    private void Effect()
    {
        var entities = _server.Plane?.Applications.SelectMany(application => application.Entities).ToList() ?? [];
        if (_chance.Next(2) == 0 && Pick(entities.Where(entity => entity.Type == DynamicClusterDeclaration.TypeName)) is { } cluster)
        {
            Operate(cluster, [.. entities.Where(entity => entity.Parent == cluster.Id)]);
            return;
        }

        var effector = new[] { "start", "stop", "restart" }[_chance.Next(3)];
        if (Pick(entities) is { } entity)
        {
            Tell($"{effector} {entity.Address}");
            _server.Do(plane => plane.InvokeAsync(entity.Id, effector, [], Tester, CancellationToken.None));
        }
    }

    /// <summary>A cluster is told something; a number that is none of a member's is refused.</summary>
    private void Operate(EntityStatus cluster, List<EntityStatus> members)
    {
        var (effector, arguments) = _chance.Next(4) switch
        {
            0 => ("resize", "desiredSize"),
            1 => ("resizeByDelta", "delta"),
            2 => ("replaceMember", "memberId"),
            _ => ("expungeMembers", ""),
        };
        var number = effector == "resizeByDelta" ? _chance.Next(-2, 3) : _chance.Next(5);
        var value = effector == "replaceMember" && members.Count > 0 ? members[number % members.Count].Id.Value : number.ToString(CultureInfo.InvariantCulture);
        Tell($"{effector} {cluster.Address} {value}");
        _server.Do(plane => plane.InvokeAsync(cluster.Id, effector, arguments.Length == 0 ? [] : [new(arguments, value)], Tester, CancellationToken.None));
    }

    private void Delete()
    {
        if (Pick(_server.Plane?.Applications) is { } application)
        {
            Tell($"delete {application.Name}");
            var withVolumes = _chance.Next(2) == 0;
            _server.Do(plane => plane.DeleteAsync(application.Id, withVolumes, Tester, CancellationToken.None));
        }
    }

    /// <summary>Somebody does something to a container behind Clocker's back.</summary>
    private void Meddle()
    {
        var engine = _engines[_chance.Next(_engines.Count)];
        if (Pick(engine.Containers.Where(container => container.Labels.ContainsKey(Labels.Plane))) is not { } container)
        {
            return;
        }

        switch (_chance.Next(4))
        {
            case 0:
                Tell($"docker rm -f {container.Name}");
                engine.RemoveFromOutside(container.Id);
                break;
            case 1:
                Tell($"docker stop {container.Name}");
                engine.StopFromOutside(container.Id, 0);
                break;
            case 2:
                Tell($"{container.Name} crashes");
                engine.Crash(container.Id, _chance.Next(0, 3));
                break;
            default:
                Tell($"{container.Name} fails its checks");
                engine.SetIll(container.Id, isIll: true);
                break;
        }
    }

    private void Restart(SimulatedEngine engine)
    {
        if (!engine.IsUp)
        {
            return;
        }

        Tell($"engine {engine.Name} restarts");
        engine.GoDown();
        Run(TimeSpan.FromMilliseconds(_chance.Next(100, 5000)));
        engine.ComeUp();
    }

    /// <summary>A host falls silent, for as long as a few minutes or to the end of the storm, or answers again.</summary>
    private void Cut(SimulatedEngine engine)
    {
        Tell($"engine {engine.Name} {(engine.IsUp ? "is gone" : "is back")}");
        if (!engine.IsUp)
        {
            engine.ComeUp();
            return;
        }

        engine.GoDown();
        Run(TimeSpan.FromSeconds(_chance.Next(1, 180)));
    }

    private void Drain()
    {
        if (_chance.Next(4) == 0)
        {
            Tell("rebalance");
            _server.Do(plane => ((IClouds)plane).RebalanceAsync("local", isOnlyAsked: false, Tester, CancellationToken.None));
            return;
        }

        var isDraining = _chance.Next(2) == 0;
        if (Pick(_server.Plane?.Hosts) is { } host)
        {
            Tell($"{(isDraining ? "drain" : "use")} host {host.Name}");
            _server.Do(plane => ((IClouds)plane).DrainAsync(host.Id, isDraining, Tester, CancellationToken.None));
        }
    }

    /// <summary>Nothing goes wrong any more; what is asked now must come true.</summary>
    private void Calm()
    {
        Tell("the weather calms");
        _weather.Storm = Storm.None;
        foreach (var engine in _engines)
        {
            if (!engine.IsUp)
            {
                engine.ComeUp();
            }

            foreach (var container in engine.Containers.ToArray())
            {
                engine.SetIll(container.Id, isIll: false);
            }
        }

        if (!_server.IsAlive || _chance.Next(2) == 0)
        {
            _server.Kill();
            _server.Start();
        }

        Until(() => _server.Plane is not null, "the server to start");
        // What was asked for in the last moment of the storm has arrived by then.
        Run(TimeSpan.FromSeconds(10));
        Until(
            () => _server.Plane?.Hosts.All(host => host.State == HostState.Ready) == true,
            "all hosts to be ready",
            () => _server.Do(async plane =>
            {
                foreach (var host in plane.Hosts)
                {
                    await ((IClouds)plane).DrainAsync(host.Id, isDraining: false, Tester, CancellationToken.None);
                }
            }));
        var wanted = _blueprints.All.Where(_ => _chance.Next(3) > 0).ToList();
        foreach (var name in _server.Plane!.Applications.Select(application => application.Name).Except(wanted.Select(blueprint => blueprint.Name)).ToArray())
        {
            Until(() => !Has(name), $"\"{name}\" to be gone", () => DeleteNow(name));
        }

        foreach (var blueprint in wanted)
        {
            var isDone = false;
            Until(() => isDone, $"\"{blueprint.Name}\" to be taken on", () => _server.Do(async plane =>
                isDone |= await plane.DeployAsync(new(blueprint.Name, blueprint, new("final", ""), "test", Replace: true), Tester, CancellationToken.None) is Answer<Deployed>.Done));
        }

        Until(() => wanted.All(IsAsAsked), "everything to be as asked");
        Run(TimeSpan.FromMinutes(3));
        _invariants.CheckSettled(_server.Plane!);
        Hold(wanted.All(IsAsAsked), "what was as asked did not stay so");
        var rows = _journal.Rows.Count;
        Run(TimeSpan.FromMinutes(5));
        Hold(rows == _journal.Rows.Count, "a settled plane goes on deciding");
    }

    /// <summary>In the end nothing is left but what belongs to others, and volumes that were to stay.</summary>
    private void EndWell()
    {
        foreach (var application in _server.Plane!.Applications.ToArray())
        {
            Until(() => !Has(application.Name), $"\"{application.Name}\" to be gone", () => DeleteNow(application.Name));
            _invariants.CheckGone(application.Id);
        }

        Run(TimeSpan.FromMinutes(1));
        _invariants.CheckEmpty();
        _invariants.CheckReplay(_server.Plane!);
    }

    private bool Has(string name) => _server.Plane!.Applications.Any(application => application.Name == name);

    private void DeleteNow(string name)
    {
        if (_server.Plane!.Applications.FirstOrDefault(application => application.Name == name) is { } application)
        {
            _server.Do(plane => plane.DeleteAsync(application.Id, withVolumes: true, Tester, CancellationToken.None));
        }
    }

    private bool IsAsAsked(Blueprint blueprint) =>
        _server.Plane!.Applications.FirstOrDefault(application => application.Name == blueprint.Name) is { IsGoing: false } application
        && Invariants.HasAll(application, blueprint)
        && _invariants.IsAsAsked(application);

    private void Until(Func<bool> isSo, string what, Action? again = null)
    {
        var end = _pump.Elapsed + Settling;
        while (!isSo())
        {
            again?.Invoke();
            Run(TimeSpan.FromSeconds(10), isSo);
            if (_pump.Elapsed >= end)
            {
                throw new ScenarioException($"waited {Settling.TotalMinutes} minutes for {what}:\n{Describe()}");
            }
        }
    }

    private void Run(TimeSpan time) => Run(time, () => false);

    private void Run(TimeSpan time, Func<bool> isEnough)
    {
        _pump.RunUntil(() => !_invariants.Hold() || isEnough(), time);
        Hold(_invariants.Violation is null, _invariants.Violation ?? "");
        CheckServer();
    }

    private void RunSteps(int steps)
    {
        for (var i = 0; i < steps && _pump.Step(); i++)
        {
            Hold(_invariants.Hold(), _invariants.Violation ?? "");
        }

        CheckServer();
    }

    private void CheckServer()
    {
        _server.Check();
        Hold(_server.Failure is null, $"the server failed: {_server.Failure}");
    }

    private static void Hold(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new ScenarioException(otherwise);
        }
    }

    private string Describe() => string.Join('\n',
        (_server.Plane?.Applications ?? []).SelectMany(application => application.Entities).Select(entity =>
            $"  {entity.Address}: {entity.State}, up: {entity.IsUp}, waiting: {entity.Waiting}, problems: {entity.Problems}, {entity.Instance?.State} {entity.Instance?.ContainerName} {entity.Instance?.NotUp}")
        .Concat((_server.Plane?.Hosts ?? []).Select(host => $"  {host.Name}: {host.State} {host.Problem}"))
        .Concat(_engines.SelectMany(engine => engine.Containers.Select(container => $"  {engine.Name}: {container.Name} {container.Status} {container.Health}"))));

    private T? Pick<T>(IEnumerable<T>? from)
    {
        var all = from?.ToList() ?? [];
        return all.Count == 0 ? default : all[_chance.Next(all.Count)];
    }

    private void Tell(string what) => _told.Add(string.Create(CultureInfo.InvariantCulture, $"  {_pump.Elapsed.TotalSeconds,9:0.000} s  {what}"));

    private Storm RandomStorm() => _chance.Next(5) switch
    {
        0 => Storm.None,
        1 => new(0.3, 0.3, 0.1, 0.3, 0.2),
        _ => new(_chance.NextDouble() * 0.2, _chance.NextDouble() * 0.2, _chance.NextDouble() * 0.05, _chance.NextDouble() * 0.2, _chance.NextDouble() * 0.1),
    };

    private string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in _journal.Rows)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{row.Position}/{row.World}/{row.Version}/{row.Epoch}/"));
            hash.AppendData(row.Batch.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How a scenario went.</summary>
    /// <param name="Digest">A hash of the whole journal: the same for the same seed, in any process.</param>
    /// <param name="Steps">How many pieces of work ran.</param>
    /// <param name="Elapsed">How much time passed, virtually.</param>
    /// <param name="Rows">How many rows the journal has.</param>
    public sealed record Outcome(string Digest, long Steps, TimeSpan Elapsed, int Rows);
}
