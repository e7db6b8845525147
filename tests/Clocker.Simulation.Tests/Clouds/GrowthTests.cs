using Clocker.Control.Plane;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Hosts that a cloud gets by itself, since something waits for one; each spare host has 16 GiB, each made one 4 GiB.</summary>
public sealed class GrowthTests
{
    private static readonly KeyValuePair<string, Value> FiveToAHost = new("docker.memory", Value.Of("3g"));

    [Fact]
    public void As_many_hosts_are_added_at_once_as_what_waits_takes_and_they_say_why()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 1);
        Start(lab, 12);


        lab.Until(() => Running(lab) == 12);
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));


        var grown = lab.HostsOf("own").Where(host => host.Because is not null).ToList();
        Assert.Equal(2, grown.Count);
        Assert.All(grown, host => Assert.Equal("7 containers waited (host host-1: It reserves 3 GiB of memory; 1 GiB of 16 GiB are not reserved.)", host.Because));
        Assert.Contains($"Host own/host-2 is asked for from location \"spare\": {grown[0].Because}.", lab.Told());
        Assert.Equal(3, lab.Spare.Requests.Count);
    }

    [Fact]
    public void A_host_goes_when_what_it_was_added_for_is_gone_as_on_a_lab()
    {
        var lab = new Rehearsal(0, most: 3);
        lab.Create("own", 1, new() { MostHosts = 2, RemovesEmptyAfter = TimeSpan.FromSeconds(3) }, "made");
        foreach (var name in new[] { "one", "two", "three" })
        {
            lab.Start(name, "own", FiveToAHost);
            lab.Until(() => lab.Application(name).Entities[1].IsUp == true || Waiting(lab, name)?.EndsWith("as many as it may have", StringComparison.Ordinal) == true);
        }


        var there = lab.HostsOf("own").Count;
        lab.Delete("three");
        lab.Delete("two");
        lab.Until(() => lab.HostsOf("own").Count == 1);


        Assert.Equal(2, there);
        const string Why = "1 container waited (host host-1: It reserves 3 GiB of memory; 1 GiB of 4 GiB are not reserved.)";
        Assert.Contains($"Host own/host-2 is asked for from location \"made\": {Why}.", lab.Told());
        Assert.Contains("Host own/host-2 is to leave the cloud: it has been empty for 3 s, and 1 host is enough for 1 container.", lab.Told());
    }

    [Fact]
    public void Who_comes_while_hosts_are_on_the_way_waits_for_them_and_is_told_so()
    {
        var lab = new Rehearsal(0, most: 9);
        lab.Create("own", 1, location: "made");
        var memory = new KeyValuePair<string, Value>("docker.memory", Value.Of("3g"));
        lab.Start("app0", "own", memory);
        lab.Start("app1", "own", memory);
        lab.Until(() => lab.HostsOf("own").Count == 2);


        lab.Start("app2", "own", memory);
        lab.Until(() => Waiting(lab, "app2")?.EndsWith("; host-2 is on the way", StringComparison.Ordinal) == true);
        var meanwhile = lab.HostsOf("own").Count;
        lab.Until(() => Running(lab) == 3);


        Assert.Equal(2, meanwhile);
        Assert.Equal(3, lab.HostsOf("own").Count);
    }

    [Fact]
    public void No_more_hosts_are_added_than_a_cloud_may_have_and_who_waits_is_told()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 1, new() { MostHosts = 2 });
        Start(lab, 12);


        lab.Until(() => Running(lab) == 10 && Last(lab) == "a host (2 of 2 hosts: memory); the cloud has 2 hosts, as many as it may have");
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));


        Assert.Equal(2, lab.HostsOf("own").Count);
    }

    [Fact]
    public void A_location_that_has_no_more_says_so_and_is_asked_again()
    {
        var lab = new Rehearsal(0, spare: 2);
        lab.Create("other", 1);
        lab.Create("own", 1);
        Start(lab, 6);
        lab.Until(() => Running(lab) == 5 && Last(lab)?.EndsWith("; location \"spare\" has no host left", StringComparison.Ordinal) == true);


        Assert.IsType<Answer<Accepted>.Done>(lab.Ask((clouds, caller) => clouds.DeleteAsync("other", caller, CancellationToken.None)));


        lab.Until(() => Running(lab) == 6);
    }

    [Fact]
    public void What_no_host_of_the_location_would_take_adds_none_and_says_why()
    {
        var lab = new Rehearsal(0, most: 3);
        lab.Create("own", 1, location: "made");
        lab.Start("app0", "own", new KeyValuePair<string, Value>("docker.memory", Value.Of("17g")));
        lab.Start("app1", "own", new KeyValuePair<string, Value>("docker.container.strategies", new Value.Sequence([new Value.Fields([new("Label", new Value.Sequence([Value.Of("ssd")]))])])));


        lab.Until(() => Waiting(lab, "app0")?.EndsWith("; another one would not do: It reserves 17 GiB of memory; 4 GiB of 4 GiB are not reserved", StringComparison.Ordinal) == true
            && Waiting(lab, "app1")?.EndsWith("; another one would not do: It needs the label ssd; a host of made has no labels", StringComparison.Ordinal) == true);
        lab.Pump.RunFor(TimeSpan.FromMinutes(30));


        Assert.Single(lab.HostsOf("own"));
    }

    [Fact]
    public void An_application_whose_network_is_on_a_full_host_adds_none()
    {
        var lab = new Rehearsal(0, spare: 3);
        lab.Create("own", 1, strategies: new Model.Placement.StrategySpec("MaxContainers", [new("maxContainers", Value.Of(1))]));
        lab.TryDeploy("shop", "own");


        lab.Until(() => lab.Application("shop").Entities.Any(entity => entity.Waiting?.Contains("another one would not do: Its network", StringComparison.Ordinal) == true));
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));


        Assert.Single(lab.HostsOf("own"));
    }

    [Fact]
    public void A_host_that_is_promised_and_not_given_is_not_waited_for_for_ever()
    {
        var lab = new Rehearsal(0, spare: 3);
        lab.Create("own", 1);
        lab.Spare.Refuses = true;
        Start(lab, 6);


        lab.Until(() => Last(lab)?.EndsWith("; none could be added: the key is in another pocket", StringComparison.Ordinal) == true && lab.HostsOf("own").Count == 1);
        lab.Spare.Refuses = false;
        lab.Until(() => Running(lab) == 6);


        Assert.Contains("Host own/host-2 is to leave the cloud: its location did not give it: the key is in another pocket.", lab.Told());
    }

    [Fact]
    public void What_was_on_a_lost_host_gets_a_new_one_where_no_other_takes_it()
    {
        var lab = new Rehearsal(0, spare: 3);
        lab.Create("own", 2);
        Start(lab, 10);
        lab.Until(() => Running(lab) == 10);


        lab.Engines[0].GoDown();
        lab.Until(() => lab.Spare.Held.Count == 3);
        lab.Until(() => Running(lab) == 10);


        Assert.Single(lab.HostsOf("own"), host => host.State == HostState.Lost);
        Assert.StartsWith("5 containers waited", lab.HostsOf("own").Single(host => host.Because is not null).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void While_most_hosts_are_silent_none_is_added()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 3);
        Start(lab, 15);
        lab.Until(() => Running(lab) == 15);


        lab.Engines[0].GoDown();
        lab.Engines[1].GoDown();
        lab.Start("late", "own", FiveToAHost);
        lab.Until(() => Waiting(lab, "late")?.EndsWith("; none is added while most hosts do not answer", StringComparison.Ordinal) == true);
        lab.Pump.RunFor(TimeSpan.FromMinutes(30));


        Assert.Equal(3, lab.HostsOf("own").Count);
    }

    [Fact]
    public void What_would_fit_on_a_host_that_is_silent_for_a_moment_adds_none()
    {
        var lab = new Rehearsal(0, spare: 5);
        lab.Create("own", 3);
        Start(lab, 11);
        lab.Until(() => Running(lab) == 11);
        lab.Engines[2].GoDown();
        lab.Until(() => lab.HostsOf("own").Count(host => host.State == HostState.Silent) == 1);
        Start(lab, 6, "late");


        lab.Pump.RunFor(TimeSpan.FromSeconds(20));
        lab.Engines[2].ComeUp();
        lab.Until(() => Running(lab) >= 15);
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));


        Assert.Equal(4, lab.HostsOf("own").Count);
    }

    [Fact]
    public void A_cloud_of_no_hosts_gets_its_first()
    {
        var lab = new Rehearsal(0, spare: 2);
        lab.Create("own", 0);


        lab.Deploy("shop", "own");


        Assert.Equal("2 containers waited (there are no hosts)", Assert.Single(lab.HostsOf("own")).Because);
    }

    private static void Start(Rehearsal lab, int applications, string prefix = "app")
    {
        for (var i = 0; i < applications; i++)
        {
            lab.Start($"{prefix}{i}", "own", FiveToAHost);
        }
    }

    private static string? Last(Rehearsal lab) => lab.Plane.Applications.Select(application => application.Entities[1].Waiting).LastOrDefault(waiting => waiting is not null);

    private static string? Waiting(Rehearsal lab, string application) => lab.Application(application).Entities[1].Waiting;

    private static int Running(Rehearsal lab) => lab.Plane.Applications.Count(application => application.Entities[1].IsUp == true);
}
