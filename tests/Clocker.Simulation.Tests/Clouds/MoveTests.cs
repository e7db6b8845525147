using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Containers that move while they go on running, and those that do not.</summary>
public sealed class MoveTests
{
    [Fact]
    public void What_is_drained_goes_once_its_replacement_is_up()
    {
        var lab = new Rehearsal(2);
        lab.Deploy("shop");
        var host = HostOf(lab, "shop");
        var other = lab.Engines.Single(engine => engine.Name != host).Name;


        Drain(lab, host, isDraining: true);
        AlwaysRunning(lab, "shop", () => !lab.On(host).Any());
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.Equal(["shop-db-2", "shop-web-2"], lab.On(other));
        Assert.All(lab.Application("shop").Entities, entity => Assert.True(entity.IsUp));
        Assert.DoesNotContain(lab.Engine(host).Networks, network => network.Labels.ContainsKey(Labels.Plane));
    }

    [Fact]
    public void What_was_on_its_way_comes_back_when_its_host_is_used_again()
    {
        var lab = new Rehearsal(2);
        lab.Deploy("shop");
        var host = HostOf(lab, "shop");
        var before = lab.On(host).ToList();


        lab.Engines.Single(engine => engine.Name != host).Suspend();
        Drain(lab, host, isDraining: true);
        lab.Pump.RunFor(TimeSpan.FromSeconds(5));
        lab.Engines.Single(engine => engine.Name != host).ComeUp();
        Drain(lab, host, isDraining: false);
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));


        Assert.Equal(before, lab.On(host));
        Assert.Empty(lab.On(lab.Engines.Single(engine => engine.Name != host).Name));
    }

    [Fact]
    public void A_server_that_is_killed_meanwhile_goes_on_moving()
    {
        var lab = new Rehearsal(2);
        lab.Deploy("shop");
        var host = HostOf(lab, "shop");


        Drain(lab, host, isDraining: true);
        lab.Until(() => lab.Engines.All(engine => lab.On(engine.Name).Any()));
        lab.Server.Kill();
        lab.Server.Start();
        lab.Until(() => lab.Plane.Applications.Count == 1 && !lab.On(host).Any());
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.All(lab.Application("shop").Entities, entity => Assert.True(entity.IsUp));
        Assert.Equal(2, lab.Engines.Sum(engine => lab.On(engine.Name).Count()));
    }

    [Fact]
    public void What_fits_nowhere_else_stays_says_so_and_goes_when_there_is_room()
    {
        var lab = new Rehearsal(2);
        lab.Start("large", null, new KeyValuePair<string, Value>("docker.memory", Value.Of("10g")));
        lab.Start("other", null, new KeyValuePair<string, Value>("docker.memory", Value.Of("10g")));
        lab.Until(() => lab.Plane.Applications.All(application => application.Entities[1].IsUp == true) && lab.Plane.Applications.Count == 2);
        var host = HostOf(lab, "large");


        Drain(lab, host, isDraining: true);
        lab.Until(() => lab.Host(host).Waiting is not null);
        var waiting = lab.Host(host).Waiting;
        lab.Delete("other");
        lab.Until(() => !lab.On(host).Any());


        Assert.Equal("room for large/web elsewhere (1 of 2 hosts: closed; 1: memory)", waiting);
    }

    [Fact]
    public void What_has_data_is_drained_only_when_told_and_starts_without_it()
    {
        var lab = new Rehearsal(2);
        lab.Deploy("shop", withData: true);
        var host = HostOf(lab, "shop");
        var id = lab.Host(host).Id;


        Drain(lab, host, isDraining: true);
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));
        var stayed = lab.On(host).Count();
        lab.Ask((clouds, caller) => clouds.DrainWithDataAsync(id, caller, CancellationToken.None));
        lab.Until(() => !lab.On(host).Any() && lab.Application("shop").Entities.All(entity => entity.IsUp == true));


        Assert.Equal(2, stayed);
        Assert.Empty(lab.Engine(host).Volumes);
    }

    [Fact]
    public void A_cloud_is_rebalanced_without_an_outage_and_then_there_is_nothing_to_do()
    {
        var lab = new Rehearsal(2);
        Drain(lab, "h2", isDraining: true);
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            lab.Start(name, null);
        }

        lab.Until(() => lab.Plane.Applications.Count == 4 && lab.Plane.Applications.All(application => application.Entities[1].IsUp == true));
        Drain(lab, "h2", isDraining: false);


        var plan = Rebalance(lab, isOnlyAsked: true);
        var before = lab.On("h2").ToList();
        var moves = Rebalance(lab, isOnlyAsked: false);
        AlwaysRunning(lab, "a", () => lab.On("h1").Count() == 2 && lab.On("h2").Count() == 2);
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.Empty(before);
        Assert.Equal(plan, moves);
        Assert.Equal(2, plan.Count);
        Assert.Equal("LeastContainers: 0 containers there, 3 containers without it here", plan[0].Reason);
        Assert.Empty(Rebalance(lab, isOnlyAsked: true));
    }

    [Fact]
    public void An_application_moves_as_a_whole_or_not_at_all()
    {
        var lab = new Rehearsal(2);
        Drain(lab, "h2", isDraining: true);
        lab.Deploy("shop");
        lab.Deploy("blog");
        lab.Deploy("data", withData: true);
        Drain(lab, "h2", isDraining: false);


        var moved = Rebalance(lab, isOnlyAsked: false).Select(move => move.Entity.Split('/')[0]).Distinct().Single();
        lab.Until(() => lab.On("h2").Any() && lab.On("h1").Count() == 4);
        lab.Pump.RunFor(TimeSpan.FromMinutes(2));


        Assert.NotEqual("data", moved);
        Assert.Equal([$"{moved}-db-2", $"{moved}-web-2"], lab.On("h2"));
        Assert.Equal(4, lab.On("h1").Count());
    }

    private static ValueList<ProposedMove> Rebalance(Rehearsal lab, bool isOnlyAsked) => Assert.IsType<Answer<ValueList<ProposedMove>>.Done>(
        lab.Ask(plane => ((IClouds)plane).RebalanceAsync("local", isOnlyAsked, new("tester", "test"), CancellationToken.None))).Value;

    private static void Drain(Rehearsal lab, string host, bool isDraining)
    {
        var id = lab.Host(host).Id;
        lab.Ask((clouds, caller) => clouds.DrainAsync(id, isDraining, caller, CancellationToken.None));
    }

    private static string HostOf(Rehearsal lab, string application) =>
        Assert.Single(lab.Engines, engine => lab.On(engine.Name).Any(name => name.StartsWith(application, StringComparison.Ordinal))).Name;

    /// <summary>Waits, and at no moment meanwhile an entity of the application has no running container.</summary>
    private static void AlwaysRunning(Rehearsal lab, string application, Func<bool> isSo) => lab.Until(() =>
    {
        Assert.All(lab.Application(application).Entities.Where(entity => entity.Image is not null), entity => Assert.Contains(
            lab.Engines.SelectMany(engine => engine.Containers),
            container => container.Labels.GetValueOrDefault(Labels.Claim) == entity.Id.Value && container.Status == ContainerStatus.Running));
        return isSo();
    });
}
