using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Simulation.Faults;
using Clocker.Simulation.Hosts;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Hosts are kept as their location made them, upgraded one after another, and let go when they are gone for good.</summary>
public sealed class CareTests
{
    [Fact]
    public void What_somebody_changed_on_a_host_is_told_and_mended()
    {
        var lab = Cloud(2);
        var request = Request(lab, "host-1");


        lab.Made.Spoil(request, "configuration: it is another");
        lab.Until(() => lab.Host("host-1").Differences.Count > 0);
        lab.Until(() => lab.Host("host-1").Differences.Count == 0);


        Assert.Empty(lab.Made.Changed(request));
        Assert.Equal(HostState.Ready, lab.Host("host-1").State);
        Assert.Equal(
            ["Host mine/host-1 is not as it was made, and is mended: configuration: it is another.", "Host mine/host-1 is as it was made again."],
            Told(lab, "host.drifted/1", "host.mended/1"));
    }

    [Fact]
    public void What_is_remarked_is_told_once_and_once_more_when_it_is_over()
    {
        var lab = Cloud(1);


        lab.Made.Remarks = ["Docker 26 is asked for; installed is Docker 20.10.24"];
        lab.Pump.RunFor(TimeSpan.FromMinutes(31));
        var remarks = lab.Host("host-1").Remarks;
        lab.Made.Remarks = [];
        lab.Pump.RunFor(TimeSpan.FromMinutes(31));


        Assert.Equal(["Docker 26 is asked for; installed is Docker 20.10.24"], remarks);
        Assert.Equal(
            ["Host mine/host-1: Docker 26 is asked for; installed is Docker 20.10.24.", "There is nothing to remark on host mine/host-1 any more."],
            Told(lab, "host.remarked/1"));
    }

    [Fact]
    public void A_host_that_falls_silent_is_looked_at_soon_and_mended()
    {
        var lab = Cloud(3);
        lab.Deploy("shop", "mine");
        var host = lab.Plane.Hosts.First(host => host.Location == "mine" && lab.Application("shop").Entities.Any(entity => entity.Instance?.Host == host.Id));
        var started = Containers(lab, host.Name);


        Engine(lab, host.Name).Suspend();
        lab.Until(() => lab.Host(host.Name).State == HostState.Silent);
        lab.Until(() => lab.Host(host.Name).State == HostState.Ready);
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.Empty(Told(lab, "host.given-up/1"));
        Assert.Equal(started, Containers(lab, host.Name));
    }

    [Fact]
    public void What_goes_wrong_with_looking_is_shown_and_does_not_make_a_host_unusable()
    {
        var lab = Cloud(1);


        lab.Made.Refuses = true;
        lab.Until(() => lab.Host("host-1").CareProblem is not null);
        lab.Deploy("shop", "mine");
        var (state, problem) = (lab.Host("host-1").State, lab.Host("host-1").Problem);
        lab.Made.Refuses = false;
        lab.Until(() => lab.Host("host-1").CareProblem is null);


        Assert.Equal((HostState.Ready, null), (state, problem));
    }

    [Fact]
    public void Hosts_are_upgraded_one_at_a_time_and_their_containers_go_on()
    {
        var lab = Cloud(3);
        lab.Deploy("shop", "mine");
        var before = Enumerable.Range(1, 3).SelectMany(number => Containers(lab, $"host-{number}")).ToList();
        var most = 0;


        Done(lab.Ask((clouds, caller) => clouds.UpgradeAsync("mine", null, null, drains: false, caller, CancellationToken.None)));
        lab.Until(() =>
        {
            most = Math.Max(most, lab.Made.Engines.Count(engine => !engine.IsUp));
            return Mine(lab).All(host => host is { Upgrade: null, State: HostState.Ready } && host.Description!.EngineVersion == "26.1.5");
        });


        Assert.Equal(1, most);
        Assert.Equal(before, Enumerable.Range(1, 3).SelectMany(number => Containers(lab, $"host-{number}")));
        Assert.Equal(
            [.. Enumerable.Range(1, 3).Select(number => $"The engine of host mine/host-{number} was upgraded from 20.10.24 to 26.1.5.")],
            Told(lab, "host.upgraded/1"));
    }

    [Fact]
    public void A_host_that_is_drained_for_its_upgrade_has_nothing_on_it_meanwhile()
    {
        var lab = Cloud(2);
        lab.Deploy("shop", "mine");
        var host = lab.Plane.Hosts.First(host => host.Location == "mine" && lab.Application("shop").Entities.Any(entity => entity.Instance?.Host == host.Id));
        var left = new List<int>();


        Done(lab.Ask((clouds, caller) => clouds.UpgradeAsync("mine", host.Id, "26", drains: true, caller, CancellationToken.None)));
        lab.Until(() =>
        {
            if (!Engine(lab, host.Name).IsUp)
            {
                left.Add(Containers(lab, host.Name).Count);
            }

            return lab.Host(host.Name) is { Upgrade: null, State: HostState.Ready } now && now.Description!.EngineVersion == "26.1.5";
        });


        Assert.NotEmpty(left);
        Assert.All(left, containers => Assert.Equal(0, containers));
    }

    [Fact]
    public void An_upgrade_that_cannot_be_is_over_and_says_why_and_one_that_fails_can_be_called_off()
    {
        var lab = Cloud(2);


        Done(lab.Ask((clouds, caller) => clouds.UpgradeAsync("mine", null, "99", drains: false, caller, CancellationToken.None)));
        lab.Until(() => Mine(lab).All(host => host is { Upgrade: null, CareProblem: not null, State: HostState.Ready }));
        var problem = lab.Host("host-1").CareProblem;
        lab.Made.Refuses = true;
        Done(lab.Ask((clouds, caller) => clouds.UpgradeAsync("mine", null, "26", drains: false, caller, CancellationToken.None)));
        lab.Until(() => lab.Host("host-1") is { State: HostState.Upgrading, CareProblem: not null });
        lab.Pump.RunFor(TimeSpan.FromMinutes(20));
        var second = lab.Host("host-2").State;
        lab.Until(() =>
        {
            lab.Ask((clouds, caller) => clouds.CallOffUpgradeAsync("mine", null, caller, CancellationToken.None));
            return Mine(lab).All(host => host.Upgrade is null);
        });


        Assert.Contains("has no Docker 99; it has 20.10.24, 26.1.5", problem, StringComparison.Ordinal);
        Assert.Equal(HostState.Ready, second);
        Assert.All(Mine(lab), host => Assert.Equal("20.10.24", host.Description!.EngineVersion));
    }

    [Fact]
    public void A_server_that_is_killed_at_any_step_of_mending_and_upgrading_goes_on()
    {
        for (var steps = 1; steps < 400; steps += 7)
        {
            var lab = Cloud(2);
            lab.Made.Spoil(Request(lab, "host-2"), "configuration: it is another");
            Done(lab.Ask((clouds, caller) => clouds.UpgradeAsync("mine", null, null, drains: false, caller, CancellationToken.None)));


            for (var step = 0; step < steps; step++)
            {
                lab.Pump.Step();
            }

            lab.Server.Kill();
            lab.Server.Start();
            lab.Until(() => Mine(lab) is { Count: 2 } hosts
                && hosts.All(host => host is { Upgrade: null, State: HostState.Ready, Differences.Count: 0 } && host.Description!.EngineVersion == "26.1.5")
                && lab.Made.Changed(Request(lab, "host-2")).Count == 0);


            Assert.All(Told(lab, "host.upgraded/1").GroupBy(text => text), group => Assert.Single(group));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void In_a_storm_in_which_the_server_is_killed_again_and_again_all_is_mended_and_upgraded_in_the_end(int seed)
    {
        var chance = new Random(seed);
        var lab = Cloud(3, seed);
        lab.Deploy("shop", "mine");
        Done(lab.Ask((clouds, caller) => clouds.UpgradeAsync("mine", null, null, drains: seed % 2 == 0, caller, CancellationToken.None)));


        lab.Weather.Storm = Storm.None with { Call = 0.4 };
        for (var i = 0; i < 15; i++)
        {
            lab.Made.Spoil(Request(lab, $"host-{chance.Next(1, 4)}"), $"configuration: change {i}");
            lab.Pump.RunFor(TimeSpan.FromSeconds(chance.Next(1, 60)));
            lab.Server.Kill();
            lab.Server.Start();
            lab.Until(() => Mine(lab).Count == 3);
        }

        lab.Weather.Storm = Storm.None;
        lab.Until(() => Mine(lab).All(host =>
            host is { Upgrade: null, State: HostState.Ready, Differences.Count: 0 }
            && host.Description!.EngineVersion == "26.1.5"
            && lab.Made.Changed(Request(lab, host.Name)).Count == 0));
        lab.Until(() => lab.Application("shop").Entities.All(entity => entity.IsUp == true));


        Assert.Equal(3, Told(lab, "host.upgraded/1").Count);
    }

    [Fact]
    public void A_host_whose_machine_is_gone_leaves_by_force_and_what_was_left_is_told()
    {
        var lab = Cloud(3);
        var host = lab.Host("host-2");
        var number = host.Endpoint![^1];
        lab.Made.Lose(Request(lab, "host-2"));
        lab.Until(() => lab.Host("host-2").State == HostState.Lost);


        Done(lab.Ask((clouds, caller) => clouds.RemoveHostAsync(host.Id, withData: true, caller, CancellationToken.None)));
        lab.Until(() => lab.Host("host-2") is { State: HostState.Leaving, Problem: not null });
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));
        var waits = Mine(lab).Count;
        Done(lab.Ask((clouds, caller) => clouds.ForceHostAsync(host.Id, caller, CancellationToken.None)));
        lab.Until(() => Mine(lab).Count == 2);


        Assert.Equal(3, waits);
        Assert.Equal([$"Host mine/host-2 has left the cloud, and nobody took it back: on machine {number} is all that was there."], Told(lab, "host.removed/1"));
        Assert.Single(lab.Made.Forgotten);
    }

    [Fact]
    public void A_host_that_can_be_given_back_is_given_back_although_it_goes_by_force()
    {
        var lab = Cloud(2);


        Done(lab.Ask((clouds, caller) => clouds.ForceHostAsync(lab.Host("host-1").Id, caller, CancellationToken.None)));
        lab.Until(() => Mine(lab).Count == 1);


        Assert.Equal(["Host mine/host-1 has left the cloud."], Told(lab, "host.removed/1"));
        Assert.Empty(lab.Made.Forgotten);
    }

    [Fact]
    public void A_cloud_whose_machines_are_gone_is_removed_by_force()
    {
        var lab = Cloud(2);
        lab.Made.Lose(Request(lab, "host-1"));
        lab.Made.Lose(Request(lab, "host-2"));


        Done(lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None)));
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));
        var waits = Mine(lab).Count;
        Done(lab.Ask((clouds, caller) => clouds.ForceAsync("mine", caller, CancellationToken.None)));
        lab.Until(() => lab.Clouds.All.All(cloud => cloud.Name != "mine"));


        Assert.Equal((2, 2), (waits, lab.Made.Forgotten.Count));
    }

    private static Rehearsal Cloud(int hosts, int seed = 1)
    {
        var lab = new Rehearsal(1, seed: seed);
        Done(lab.Ask((clouds, caller) => clouds.CreateAsync(new("mine", "made", hosts), caller, CancellationToken.None)));
        lab.Until(() => Mine(lab).Count(host => host.State == HostState.Ready) == hosts);
        return lab;
    }

    private static void Done(Answer<Accepted> answer) => Assert.IsType<Answer<Accepted>.Done>(answer);

    private static List<HostStatus> Mine(Rehearsal lab) => [.. lab.Plane.Hosts.Where(host => host.Location == "mine")];

    private static string Request(Rehearsal lab, string host) => $"{lab.Plane.PlaneId}/{lab.Host(host).Id.Value}";

    private static SimulatedEngine Engine(Rehearsal lab, string host) => lab.Made.Find(lab.Host(host).Endpoint!)!;

    private static List<(string Name, DateTimeOffset? Since)> Containers(Rehearsal lab, string host) =>
        [.. Engine(lab, host).Containers.Where(container => container.Labels.ContainsKey(Labels.Plane)).Select(container => (container.Name, container.StartedAt))];

    private static List<string> Told(Rehearsal lab, params string[] kinds)
    {
        List<string>? told = null;
        lab.Server.Do(async plane =>
        {
            var found = new List<string>();
            await foreach (var happened in plane.EventsAsync(0, follow: false, CancellationToken.None))
            {
                if (kinds.Contains(happened.Kind))
                {
                    found.Add(happened.Text);
                }
            }

            told = found;
        });
        lab.Until(() => told is not null);
        return told!;
    }
}
