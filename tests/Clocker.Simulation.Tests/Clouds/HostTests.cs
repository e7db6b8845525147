using Clocker.Control.Plane;
using Clocker.Simulation.Hosts;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>What becomes of containers when their host falls silent, is drained, or leaves.</summary>
public sealed class HostTests
{
    [Fact]
    public void A_silent_host_is_given_up_and_gives_up_what_was_replaced_when_it_is_back()
    {
        var lab = new Rehearsal(3);
        lab.Deploy("shop");
        var (first, engine) = At(lab, "shop");


        engine.GoDown();
        lab.Until(() => lab.Host(first).State == HostState.Lost && Runs(lab, "shop"));
        var (second, _) = At(lab, "shop");
        engine.ComeUp();
        lab.Until(() => lab.Host(first).State == HostState.Ready && !lab.On(first).Any());
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.NotEqual(first, second);
        Assert.Equal(["shop-db-2", "shop-web-2"], lab.On(second));
        Assert.DoesNotContain(lab.Engine(first).Networks, network => network.Labels.ContainsKey(Model.Containers.Labels.Plane));
    }

    [Fact]
    public void A_host_that_restarts_keeps_what_it_has()
    {
        var lab = new Rehearsal(3);
        lab.Deploy("shop");
        var (host, engine) = At(lab, "shop");
        var before = lab.On(host).ToList();


        engine.GoDown();
        lab.Pump.RunFor(TimeSpan.FromSeconds(30));
        engine.ComeUp();
        lab.Until(() => lab.Host(host).State == HostState.Ready && Runs(lab, "shop"));
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.Equal(before, lab.On(host));
    }

    [Fact]
    public void What_has_data_waits_for_its_host_and_says_how_to_decide_otherwise()
    {
        var lab = new Rehearsal(3, spare: 1);
        Assert.IsType<Answer<Accepted>.Done>(lab.Ask((clouds, caller) => clouds.CreateAsync(new("own", "spare", 1), caller, CancellationToken.None)));
        lab.Until(() => lab.Plane.Hosts.Any(host => host is { Location: "own", State: HostState.Ready }));
        lab.Deploy("shop", withData: true);
        var (host, engine) = At(lab, "shop");
        var id = lab.Host(host).Id;


        engine.GoDown();
        lab.Until(() => lab.Host(host).State == HostState.Lost);
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));
        var problem = lab.Application("shop").Entities[1].Problems.Values.First();
        engine.ComeUp();
        lab.Until(() => lab.Host(host).State == HostState.Ready && Runs(lab, "shop"));


        Assert.Contains($"clocker cloud remove-host local/{host} --with-data", problem, StringComparison.Ordinal);
        Assert.Equal(["shop-db-1", "shop-web-1"], lab.On(host));
        Assert.IsType<Answer<Accepted>.Refused>(lab.Ask((clouds, caller) => clouds.RemoveHostAsync(id, withData: true, caller, CancellationToken.None)));
    }

    [Fact]
    public void While_most_hosts_are_silent_none_is_given_up()
    {
        var lab = new Rehearsal(3);
        lab.Deploy("shop");


        lab.Engines[0].GoDown();
        lab.Engines[1].GoDown();
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));


        Assert.Equal([HostState.Silent, HostState.Silent, HostState.Ready], lab.Plane.Hosts.Select(host => host.State));
    }

    [Fact]
    public void Hosts_are_given_up_one_by_one()
    {
        var lab = new Rehearsal(6);


        lab.Engines[0].GoDown();
        lab.Engines[1].GoDown();
        lab.Until(() => lab.Plane.Hosts.Count(host => host.State == HostState.Lost) == 1);
        var first = lab.Pump.Elapsed;
        lab.Until(() => lab.Plane.Hosts.Count(host => host.State == HostState.Lost) == 2);


        Assert.InRange(lab.Pump.Elapsed - first, TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void A_drained_host_is_emptied_and_takes_nothing_until_it_is_taken_into_service_again()
    {
        var lab = new Rehearsal(2);
        lab.Deploy("shop");
        var (host, _) = At(lab, "shop");
        var id = lab.Host(host).Id;


        lab.Ask((clouds, caller) => clouds.DrainAsync(id, isDraining: true, caller, CancellationToken.None));
        lab.Until(() => !lab.On(host).Any() && Runs(lab, "shop"));
        lab.Deploy("blog");
        var drained = lab.On(host).ToList();
        lab.Ask((clouds, caller) => clouds.DrainAsync(id, isDraining: false, caller, CancellationToken.None));
        lab.Deploy("forum");


        Assert.Empty(drained);
        Assert.Equal(["forum-db-1", "forum-web-1"], lab.On(host));
    }

    [Fact]
    public void What_others_started_on_a_host_is_shown_and_stays()
    {
        var lab = new Rehearsal(1);
        var engine = lab.Engines[0];
        engine.Occupy(new("theirs", "busybox:1.35", new() { Image = "busybox:1.35", Hostname = "theirs" }, [], [], []));


        lab.Until(() => lab.Host("h1").Strangers.Count > 0);
        lab.Deploy("shop");
        lab.Delete("shop");
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));


        Assert.Equal([new("theirs", "busybox:1.35", Runs: false)], lab.Host("h1").Strangers);
        Assert.True(engine.HasStrangers);
    }

    private static (string Host, SimulatedEngine Engine) At(Rehearsal lab, string application)
    {
        var host = Assert.Single(lab.Engines, engine => lab.On(engine.Name).Any(name => name.StartsWith(application, StringComparison.Ordinal)) && engine.IsUp);
        return (host.Name, host);
    }

    private static bool Runs(Rehearsal lab, string application) =>
        lab.Application(application).Entities.All(entity => entity is { State: Model.Entities.Lifecycle.Running, IsUp: true });
}
