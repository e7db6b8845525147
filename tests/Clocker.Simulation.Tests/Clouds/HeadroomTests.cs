using Clocker.Control.Plane;
using Clocker.Model.Clouds;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Clouds that are to have room before it is needed, with four containers to a host and one to an application.</summary>
public sealed class HeadroomTests
{
    private static readonly HostScaling RoomForTwo = new() { Headroom = 2, ContainersPerHost = 4 };

    [Fact]
    public void Hosts_are_added_once_room_has_been_lacking_for_half_a_minute()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 1, RoomForTwo);
        Start(lab, 7);
        lab.Until(() => Running(lab) == 7);


        var hot = (lab.Sensor("own", "docker.container.cluster.hot"), lab.Sensor("own", "docker.container.cluster.needed"), lab.Sensor("own", "docker.container.cluster.utilisation"));
        lab.Pump.RunFor(TimeSpan.FromSeconds(20));
        var early = lab.HostsOf("own").Count;
        lab.Until(() => lab.Sensor("own", "docker.container.cluster.ok") == "true");


        Assert.Equal(("true", "5", "1.75"), hot);
        Assert.Equal((1, 3), (early, lab.HostsOf("own").Count));
        Assert.Equal("7 containers and a headroom of 2 containers need 3 hosts of 4 containers", lab.HostsOf("own")[2].Because);
        Assert.Equal(("-3", "3"), (lab.Sensor("own", "docker.container.cluster.needed"), lab.Sensor("own", "docker.hosts.desired")));
    }

    [Fact]
    public void What_comes_and_goes_within_half_a_minute_adds_none()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 1, RoomForTwo);
        for (var i = 0; i < 4; i++)
        {
            Start(lab, 3);
            lab.Until(() => Running(lab) == 3);
            lab.Pump.RunFor(TimeSpan.FromSeconds(15));
            Stop(lab, 2);
            lab.Pump.RunFor(TimeSpan.FromMinutes(1));
            Stop(lab, 1);
        }


        Assert.Single(lab.HostsOf("own"));
    }

    [Fact]
    public void A_location_that_has_no_more_is_the_headroom_s_problem()
    {
        var lab = new Rehearsal(0, spare: 1);
        lab.Create("own", 1, RoomForTwo);
        Start(lab, 3);


        lab.Until(() => lab.Sensor("own", "docker.container.cluster.problem") == "location \"spare\" has no host left");


        Assert.Equal("true", lab.Sensor("own", "docker.container.cluster.hot"));
    }

    [Fact]
    public void As_many_hosts_as_a_cloud_may_have_are_the_headroom_s_problem_too()
    {
        var lab = new Rehearsal(0, spare: 3);
        lab.Create("own", 1, RoomForTwo with { MostHosts = 1 });
        Start(lab, 3);


        lab.Until(() => lab.Sensor("own", "docker.container.cluster.problem") == "the cloud has 1 host, as many as it may have");


        Assert.Equal(("true", "1"), (lab.Sensor("own", "docker.container.cluster.hot"), lab.Sensor("own", "docker.hosts.desired")));
    }

    [Fact]
    public void Empty_hosts_stay_unless_somebody_asked_for_them_to_go()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 1, RoomForTwo);
        Start(lab, 7);
        lab.Until(() => lab.HostsOf("own").Count(host => host.State == HostState.Ready) == 3);
        Stop(lab, 7);


        lab.Until(() => lab.Sensor("own", "docker.container.cluster.cold") == "true");
        lab.Pump.RunFor(TimeSpan.FromHours(2));


        Assert.Equal(3, lab.HostsOf("own").Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Empty_hosts_go_after_a_while_but_for_those_that_people_want_and_the_headroom_needs(bool byCold)
    {
        var lab = new Rehearsal(0, spare: 6);
        lab.Create("own", 3, RoomForTwo with { Headroom = 5, ShrinksWhenCold = byCold, RemovesEmptyAfter = byCold ? null : TimeSpan.FromMinutes(5) });
        Start(lab, 15);
        lab.Until(() => lab.HostsOf("own").Count(host => host.State == HostState.Ready) == 5 && Running(lab) == 15);


        Stop(lab, 15);
        lab.Pump.RunFor(TimeSpan.FromMinutes(4));
        var early = lab.HostsOf("own").Count;
        lab.Pump.RunFor(TimeSpan.FromMinutes(30));


        Assert.Equal(5, early);
        Assert.Equal(["host-1", "host-2", "host-3"], lab.HostsOf("own").Select(host => host.Name));
        Assert.Contains(lab.Told(), told => told.StartsWith("Host own/host-5 is to leave the cloud: it", StringComparison.Ordinal) && told.EndsWith("enough for 0 containers and a headroom of 5 containers.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_host_with_a_container_stays_though_it_is_the_newest()
    {
        var lab = new Rehearsal(0, spare: 6);
        lab.Create("own", 1, RoomForTwo with { ShrinksWhenCold = true, RemovesEmptyAfter = TimeSpan.FromMinutes(1) });
        Start(lab, 7);
        lab.Until(() => lab.HostsOf("own").Count(host => host.State == HostState.Ready) == 3);
        lab.Start("kept", "own");
        lab.Until(() => lab.Application("kept").Entities[1].IsUp == true);
        var on = lab.Application("kept").Entities[1].Instance!.Host;


        Stop(lab, 7);
        lab.Pump.RunFor(TimeSpan.FromHours(1));


        Assert.Equal(on, Assert.Single(lab.HostsOf("own")).Id);
        Assert.NotEqual("host-1", lab.HostsOf("own")[0].Name);
        Assert.True(lab.Application("kept").Entities[1].IsUp);
    }

    [Fact]
    public void A_drained_host_that_is_empty_goes_first()
    {
        var lab = new Rehearsal(0, spare: 6);
        lab.Create("own", 1, RoomForTwo with { RemovesEmptyAfter = TimeSpan.FromMinutes(1) });
        Start(lab, 7);
        lab.Until(() => lab.HostsOf("own").Count(host => host.State == HostState.Ready) == 3 && Running(lab) == 7);


        var drained = lab.HostsOf("own")[1];
        lab.Ask((clouds, caller) => clouds.DrainAsync(drained.Id, isDraining: true, caller, CancellationToken.None));
        lab.Until(() => lab.HostsOf("own").All(host => host.Id != drained.Id));
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));


        Assert.Equal(7, Running(lab));
        Assert.Equal(3, lab.HostsOf("own").Count);
    }

    [Fact]
    public void A_blueprint_s_cloud_has_room_tells_it_and_gives_all_back_when_it_is_stopped()
    {
        var lab = new Rehearsal(1, spare: 5);
        lab.TryDeployCloud(
            "docker", "mine", 1, "spare", new KeyValuePair<string, Value>("docker.container.cluster.headroom.percent", Value.Of(0.5m)), new KeyValuePair<string, Value>("docker.container.cluster.maxSize", Value.Of(4)));
        lab.Until(() => lab.HostsOf("mine").Count(host => host.State == HostState.Ready) == 1);
        for (var i = 0; i < 3; i++)
        {
            lab.Start($"app{i}", "mine");
        }


        lab.Until(() => lab.HostsOf("mine").Count == 2 && Infrastructure(lab).Sensors.GetValueOrDefault("docker.container.cluster.ok")?.Display == "true");
        var needed = Infrastructure(lab).Sensors["docker.container.cluster.needed"].Display;
        Stop(lab, 3);
        lab.Invoke("docker", "stop");
        lab.Until(() => Infrastructure(lab).State == Lifecycle.Stopped);
        var held = lab.Spare.Held.Count;
        lab.Invoke("docker", "start");
        lab.Until(() => Infrastructure(lab) is { State: Lifecycle.Running, IsUp: true });


        Assert.Equal(("-1", 0), (needed, held));
        Assert.Single(lab.Spare.Held);
    }

    [Fact]
    public void Two_kinds_of_containers_headroom_are_a_problem()
    {
        var lab = new Rehearsal(1, spare: 2);


        lab.TryDeployCloud(
            "docker", "mine", 1, "spare", new KeyValuePair<string, Value>("docker.container.cluster.headroom.percent", Value.Of(0.5m)), new KeyValuePair<string, Value>("docker.container.cluster.headroom.count", Value.Of(4)));


        lab.Until(() => Infrastructure(lab).Problems.ContainsKey("docker.container.cluster.headroom.percent"));
    }

    [Fact]
    public void A_server_that_is_killed_at_any_step_of_it_goes_on()
    {
        var lab = new Rehearsal(0, spare: 6);
        lab.Create("own", 1, RoomForTwo with { RemovesEmptyAfter = TimeSpan.FromMinutes(1), MostHosts = 4 });


        Start(lab, 7);
        Shake(lab);
        lab.Until(() => Running(lab) == 7 && lab.HostsOf("own").Count(host => host.State == HostState.Ready) == 3);
        var requests = lab.Spare.Requests.Count;
        Stop(lab, 7);
        Shake(lab);
        lab.Until(() => lab.HostsOf("own").Count == 1);
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));


        Assert.Equal(3, requests);
        Assert.Single(lab.Spare.Held);
    }

    private static void Shake(Rehearsal lab)
    {
        for (var i = 0; i < 40; i++)
        {
            lab.Server.Kill();
            lab.Server.Start();
            for (var step = 0; step < i * 3; step++)
            {
                lab.Pump.Step();
            }
        }
    }

    private static void Start(Rehearsal lab, int applications)
    {
        for (var i = 0; i < applications; i++)
        {
            lab.Start($"app{i}", "own");
        }
    }

    /// <summary>Removes the last ones.</summary>
    private static void Stop(Rehearsal lab, int applications)
    {
        foreach (var application in lab.Plane.Applications.Where(known => known.Name.StartsWith("app", StringComparison.Ordinal)).Reverse().Take(applications).ToList())
        {
            lab.Delete(application.Name);
        }
    }

    private static EntityStatus Infrastructure(Rehearsal lab) => lab.Application("docker").Entities[1];

    private static int Running(Rehearsal lab) => lab.Plane.Applications.Count(application => application.Entities[^1].IsUp == true);
}
