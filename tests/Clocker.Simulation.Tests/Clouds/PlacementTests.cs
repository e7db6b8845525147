using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Reservations and strategies in a whole plane; each simulated host has 16 GiB and 4 processors.</summary>
public sealed class PlacementTests
{
    private static readonly KeyValuePair<string, Value> FiveToAHost = new("docker.memory", Value.Of("3g"));

    [Fact]
    public void Many_at_once_never_get_more_than_there_is_and_the_rest_comes_when_room_is_made()
    {
        var lab = new Rehearsal(3);
        for (var i = 0; i < 40; i++)
        {
            lab.Start($"app{i}", null, FiveToAHost);
        }


        lab.Until(() => Running(lab) == 15);
        lab.Pump.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal([5, 5, 5], Placed(lab));
        Assert.Equal(25, lab.Plane.Applications.Count(application => application.Entities[1].Waiting == "a host (3 of 3 hosts: memory)"));

        foreach (var application in lab.Plane.Applications.Where(application => application.Entities[1].IsUp == true).Take(5).ToList())
        {
            lab.Delete(application.Name);
        }

        lab.Until(() => Running(lab) == 15);
        lab.Pump.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal([5, 5, 5], Placed(lab));
    }

    [Fact]
    public void What_waits_goes_to_a_new_host()
    {
        var lab = new Rehearsal(0, spare: 2);
        lab.Create("own", 1, new() { MostHosts = 1 });
        foreach (var i in Enumerable.Range(0, 6))
        {
            lab.Start($"app{i}", "own", FiveToAHost);
        }


        lab.Until(() => Running(lab) == 5 && lab.Plane.Applications.Any(application => application.Entities[1].Waiting?.Contains("It reserves 3 GiB of memory; 1 GiB of 16 GiB are not reserved.", StringComparison.Ordinal) == true));
        Assert.IsType<Answer<Accepted>.Done>(lab.Ask((clouds, caller) => clouds.AddHostsAsync("own", null, 1, caller, CancellationToken.None)));


        lab.Until(() => Running(lab) == 6);
    }

    [Fact]
    public void Two_that_want_one_port_are_on_two_hosts_and_a_third_waits()
    {
        var lab = new Rehearsal(2);
        foreach (var i in Enumerable.Range(0, 3))
        {
            lab.Start($"app{i}", null, new KeyValuePair<string, Value>("docker.container.directPorts", new Value.Sequence([Value.Of(8080)])));
        }


        lab.Until(() => Placed(lab) is [1, 1] && lab.Plane.Applications.Any(application => application.Entities[1].Waiting == "a host (2 of 2 hosts: port 8080/tcp)"));
    }

    [Fact]
    public void A_container_s_own_strategies_are_asked_and_explained()
    {
        var lab = new Rehearsal(3);
        lab.Start("nowhere", null, new KeyValuePair<string, Value>("docker.container.strategies", new Value.Sequence([new Value.Fields([new("Label", new Value.Sequence([Value.Of("ssd")]))])])));
        lab.Start("second", null, new KeyValuePair<string, Value>("docker.container.strategies", new Value.Sequence([new Value.Fields([new("Hosts", new Value.Fields([new("names", new Value.Sequence([Value.Of("h2")]))]))])])));


        lab.Until(() => lab.Application("second").Entities[1].IsUp == true && lab.Application("nowhere").Entities[1].Waiting == "a host (3 of 3 hosts: label ssd)");
        var nowhere = Explained(lab, "nowhere");
        var second = Explained(lab, "second");

        Assert.Equal("nowhere: 3 of 3 hosts: label ssd", nowhere.Summary);
        Assert.All(nowhere.Hosts, host => Assert.Contains(host.Verdicts, verdict => verdict.Words == $"It needs the label ssd; {host.Host} has no labels."));
        Assert.Equal("on h2; not on 2 of 3 hosts: not one of its hosts", second.Summary);
        Assert.Equal("h2", second.Hosts.Single(host => host.IsChosen).Host);
    }

    [Fact]
    public void A_container_that_became_too_large_for_its_host_takes_its_network_elsewhere()
    {
        var lab = new Rehearsal(2);
        lab.Start("one", null, new KeyValuePair<string, Value>("docker.memory", Value.Of("8g")));
        lab.Until(() => Running(lab) == 1);
        lab.Start("other", "docker:local:h1", new KeyValuePair<string, Value>("docker.memory", Value.Of("8g")));
        lab.Until(() => Running(lab) == 2);


        lab.Start("one", null, new KeyValuePair<string, Value>("docker.memory", Value.Of("12g")));


        lab.Until(() => Running(lab) == 2 && lab.On("h2").SequenceEqual(["one-web-2"]));
        lab.Pump.RunFor(TimeSpan.FromMinutes(1));
        Assert.Single(lab.Engines[0].Networks, network => network.Labels.ContainsKey(Labels.Plane));
    }

    [Fact]
    public void What_runs_is_explained_as_if_it_left_its_room()
    {
        var lab = new Rehearsal(1);
        lab.Start("large", null, new KeyValuePair<string, Value>("docker.memory", Value.Of("16g")));


        lab.Until(() => lab.Application("large").Entities[1].IsUp == true);

        Assert.Equal("on h1", Explained(lab, "large").Summary);
    }

    [Fact]
    public void A_plan_says_where_each_container_would_go_and_why_others_cannot()
    {
        var lab = new Rehearsal(3);
        lab.Start("full", null, new KeyValuePair<string, Value>("docker.memory", Value.Of("15g")));
        lab.Until(() => Running(lab) == 1);
        var memory = new KeyValuePair<string, Model.Expressions.Expression>("docker.memory", new Model.Expressions.Expression.Constant(Value.Of("9g")));
        var image = new KeyValuePair<string, Model.Expressions.Expression>("docker.image.name", new Model.Expressions.Expression.Constant(Value.Of("busybox")));
        var blueprint = new Model.Blueprints.Blueprint("shop", new(null, "shop", "BasicApplication", [], [new("web", "web", "docker", [image, memory], []), new("db", "db", "docker", [image, memory], [])]));


        var plan = Assert.IsType<Answer<Plan>.Done>(lab.Ask(plane => plane.PlanAsync(new("shop", blueprint, new("test", ""), "test", Replace: false), CancellationToken.None))).Value;


        Assert.Equal(
            [null, "on h2; not on 1 of 3 hosts: memory", "nowhere: 2 of 3 hosts: its network is elsewhere; 1: memory"],
            plan.Steps.Select(step => step.Placement?.Summary));
        Assert.Equal(["h1", "h2", "h3"], plan.Steps[1].Placement!.Hosts.Select(host => host.Host));
        Assert.Contains(plan.Steps[1].Placement!.Hosts[0].Verdicts, verdict => verdict.Words == "It reserves 9 GiB of memory; 1 GiB of 16 GiB are not reserved.");
        Assert.Contains(plan.Steps[1].Placement!.Hosts[1].Verdicts, verdict => verdict is { Strategy: "LeastContainers", Words: "0 containers" });
        Assert.Single(lab.Plane.Applications);
    }

    private static PlacementExplanation Explained(Rehearsal lab, string application)
    {
        var entity = lab.Application(application).Entities[1].Id;
        return Assert.IsType<Answer<PlacementExplanation>.Done>(lab.Ask(plane => ((IClouds)plane).ExplainAsync(entity, new("tester", "test"), CancellationToken.None))).Value;
    }

    private static int Running(Rehearsal lab) => lab.Plane.Applications.Count(application => application.Entities[1].IsUp == true);

    private static List<int> Placed(Rehearsal lab) => [.. lab.Engines.Select(engine => engine.Containers.Count(container => container.Labels.ContainsKey(Labels.Plane)))];
}
