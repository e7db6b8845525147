using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Clocker.Simulation.Hosts;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Networks that span hosts: who has which address, who is found by which name, and what becomes of both.</summary>
public sealed class NetworkTests
{
    private static readonly NetworkSettings Vxlan = new(BuiltInNetworks.Vxlan);

    [Fact]
    public void The_services_of_an_application_are_on_several_hosts_and_find_each_other()
    {
        var lab = new Rehearsal(2, networks: Vxlan);


        lab.Deploy("shop");


        var hosts = lab.Engines.Where(engine => Containers(engine).Any()).ToList();
        Assert.Equal(2, hosts.Count);
        Assert.All(hosts, engine => Assert.Equal(["db", "web"], Names(engine, "shop").Keys.Where(name => name.Length < 4)));
        Assert.Equal(Names(hosts[0], "shop"), Names(hosts[1], "shop"));
    }

    [Fact]
    public void Applications_have_subnets_and_numbers_of_their_own()
    {
        var lab = new Rehearsal(2, networks: Vxlan);


        lab.Deploy("shop");
        lab.Deploy("blog");


        var (shop, blog) = (Network(lab.Engines[0], "shop"), Network(lab.Engines[0], "blog"));
        Assert.Equal(["10.192.0.0/22"], shop.Subnets);
        Assert.Equal(["10.192.4.0/22"], blog.Subnets);
        Assert.NotEqual(shop.Number, blog.Number);
    }

    [Fact]
    public void What_was_replaced_keeps_its_name_and_gets_another_address()
    {
        var lab = new Rehearsal(3, networks: Vxlan);
        lab.Deploy("shop");
        var lost = lab.Engines.First(engine => Containers(engine).Any(container => container.Name.StartsWith("shop-web", StringComparison.Ordinal)));
        var before = Names(lost, "shop")["web"];


        lost.GoDown();
        lab.Until(() => lab.Host(lost.Name).State == HostState.Lost && lab.Application("shop").Entities.All(entity => entity.IsUp == true));
        var others = lab.Engines.Where(engine => engine.IsUp && engine.Told.Values.Any(told => told.Networks.Count > 0)).ToList();
        var after = Names(others[0], "shop")["web"];


        Assert.NotEqual(before, after);
        Assert.All(others, engine => Assert.Equal(after, Names(engine, "shop")["web"]));
    }

    [Fact]
    public void A_subnet_that_is_given_back_is_given_again()
    {
        var lab = new Rehearsal(2, networks: Vxlan with { Pool = "10.9.0.0/24", Size = 25 });
        lab.Deploy("one");
        lab.Deploy("two");
        lab.TryDeploy("three");
        lab.Pump.RunFor(TimeSpan.FromMinutes(1));
        var waiting = lab.Application("three").Entities[1].Waiting;


        lab.Delete("one");
        lab.Until(() => lab.Application("three").Entities.All(entity => entity.IsUp == true));


        Assert.Contains("a subnet for network three to be free", waiting, StringComparison.Ordinal);
        Assert.Equal(["10.9.0.0/25"], lab.Engines.Where(engine => Containers(engine).Any()).Select(engine => Network(engine, "three").Subnets[0]).Distinct());
    }

    [Fact]
    public void An_agent_that_was_removed_is_back_and_knows_all()
    {
        var lab = new Rehearsal(2, networks: Vxlan);
        lab.Deploy("shop");
        var engine = lab.Engines[0];
        var agent = engine.Containers.Single(container => container.Labels.ContainsKey(Labels.Agent));


        engine.RemoveFromOutside(agent.Name);
        lab.Until(() => engine.Containers.Any(container => container.Labels.ContainsKey(Labels.Agent) && container.Status == ContainerStatus.Running));
    }

    [Fact]
    public void A_cloud_that_is_removed_leaves_no_agent()
    {
        var lab = new Rehearsal(1, spare: 2);
        lab.Ask((clouds, caller) => clouds.CreateAsync(new("own", "spare", 2) { Networks = Vxlan }, caller, CancellationToken.None));
        lab.Until(() => lab.Plane.Hosts.Count(host => host is { Location: "own", State: HostState.Ready }) == 2 && lab.Engines.Skip(1).All(engine => engine.Containers.Any()));


        lab.Ask((clouds, caller) => clouds.DeleteAsync("own", caller, CancellationToken.None));
        lab.Until(() => lab.Clouds.All.All(cloud => cloud.Name != "own"));


        Assert.All(lab.Engines, engine => Assert.Empty(engine.Containers));
    }

    [Fact]
    public void A_routed_network_has_a_part_on_each_host_and_hosts_know_each_others()
    {
        var lab = new Rehearsal(2, networks: new(BuiltInNetworks.Routed));


        lab.Deploy("shop");


        var (one, two) = (Network(lab.Engines[0], "shop"), Network(lab.Engines[1], "shop"));
        Assert.Equal(["10.192.0.0/18"], one.Subnets);
        Assert.Equal(one.Subnets, two.Subnets);
        Assert.Equal(["10.192.0.0/25", "10.192.0.128/25"], new[] { one.Parts[0], two.Parts[0] }.Order(StringComparer.Ordinal));
        Assert.Equal(two.Parts, Assert.Single(one.Peers).Parts);
        Assert.All(lab.Engines, engine => Assert.All(
            Containers(engine), container => Assert.NotNull(Subnet.Parse(Network(engine, "shop").Parts[0]).IndexOf(container.Addresses.Single().Value))));
    }

    [Fact]
    public void A_network_that_engines_share_has_one_name_and_goes_with_the_last_host()
    {
        var lab = new Rehearsal(2, networks: new(BuiltInNetworks.Overlay));
        lab.Deploy("shop");
        lab.Deploy("shop-2");
        var names = lab.Engines.Select(engine => engine.Networks.Select(network => network.Name).Order(StringComparer.Ordinal).ToList()).ToList();


        lab.Delete("shop");
        lab.Delete("shop-2");
        lab.Until(() => !lab.Engines.Any(engine => Containers(engine).Any()));


        Assert.Equal(names[0], names[1]);
        Assert.Equal(2, names[0].Count);
        lab.Until(() => lab.Engines.All(engine => !engine.Networks.Any()));
    }

    private static NetworkOnHost Network(SimulatedEngine engine, string application) =>
        engine.Told.Values.SelectMany(told => told.Networks).Single(network => network.Title == application);

    private static ValueMap<ValueList<string>> Names(SimulatedEngine engine, string application) => Network(engine, application).Names;

    private static IEnumerable<ContainerSnapshot> Containers(SimulatedEngine engine) => engine.Containers.Where(container => container.Labels.ContainsKey(Labels.Claim));
}
