using Clocker.Control.Plane;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Clouds that are made and removed while the server runs.</summary>
public sealed class CloudTests
{
    [Fact]
    public void A_cloud_gets_its_hosts_from_a_location_runs_applications_and_gives_them_back()
    {
        var lab = new Rehearsal(1, spare: 2);


        Create(lab, "mine", 2);
        lab.Until(() => Hosts(lab, "mine").Count(host => host.State == HostState.Ready) == 2);
        lab.Deploy("shop", "mine");
        var inTheWay = lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None));
        lab.Delete("shop");
        lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None));
        lab.Until(() => lab.Clouds.All.All(cloud => cloud.Name != "mine"));


        Assert.Contains("\"shop\"", Assert.IsType<Answer<Accepted>.Refused>(inTheWay).Message, StringComparison.Ordinal);
        Assert.Empty(lab.Spare.Held);
        Assert.Empty(Hosts(lab, "mine"));
    }

    [Fact]
    public void The_services_of_one_application_may_be_in_different_clouds()
    {
        var lab = new Rehearsal(1, spare: 1);
        Create(lab, "mine", 1);


        lab.TryDeploy("shop", null, false, [new("db", "mine")]);
        lab.Until(() => lab.Application("shop").Entities.All(entity => entity.IsUp == true));
        var (here, there) = (lab.On("h1").ToList(), lab.On("h2").ToList());
        var inTheWay = lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None));
        var moved = lab.TryDeploy("shop");
        lab.Delete("shop");


        Assert.Equal(["shop-web-1"], here);
        Assert.Equal(["shop-db-1"], there);
        Assert.IsType<Answer<Accepted>.Refused>(inTheWay);
        Assert.Contains("shop/db is deployed to \"mine\"", Assert.IsType<Answer<Deployed>.Refused>(moved).Message, StringComparison.Ordinal);
        Assert.Empty(lab.On("h1"));
        Assert.Empty(lab.On("h2"));
    }

    [Fact]
    public void What_is_pinned_to_a_host_is_on_that_host()
    {
        var lab = new Rehearsal(1, spare: 3);
        Create(lab, "mine", 3);
        lab.Until(() => Hosts(lab, "mine").Count(host => host.State == HostState.Ready) == 3);


        lab.Deploy("shop", "docker:mine:host-2");
        lab.Deploy("cart", "docker:mine");
        var unknown = lab.TryDeploy("till", "docker:mine:host-9");


        Assert.All(lab.Application("shop").Entities.Skip(1), entity => Assert.Equal(Hosts(lab, "mine").Single(host => host.Name == "host-2").Id, entity.Instance!.Host));
        Assert.All(lab.Application("cart").Entities.Skip(1), entity => Assert.NotEqual("host-2", entity.Instance!.HostName));
        Assert.Contains("host-1, host-2, host-3", Assert.IsType<Answer<Deployed>.Refused>(unknown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_at_a_location_that_is_not_there_stops_the_deployment()
    {
        var lab = new Rehearsal(1);


        var answer = lab.TryDeploy("shop", null, false, [new("db", "elsewhere")]);


        Assert.Contains("\"elsewhere\"", Assert.IsType<Answer<Deployed>.Refused>(answer).Message, StringComparison.Ordinal);
        Assert.Empty(lab.Plane.Applications);
    }

    [Fact]
    public void A_name_that_is_free_again_means_another_cloud()
    {
        var lab = new Rehearsal(1, spare: 1);


        for (var i = 0; i < 2; i++)
        {
            Create(lab, "mine", 1);
            lab.Until(() => Hosts(lab, "mine").Any(host => host.State == HostState.Ready));
            lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None));
            lab.Until(() => lab.Clouds.All.All(cloud => cloud.Name != "mine"));
        }


        Assert.Equal(2, lab.Spare.Requests.Count);
        Assert.Empty(lab.Spare.Held);
    }

    [Fact]
    public void A_server_that_is_killed_while_it_makes_a_cloud_goes_on_and_asks_for_no_host_twice()
    {
        var lab = new Rehearsal(1, spare: 4);


        Create(lab, "mine", 3);
        for (var i = 0; i < 20; i++)
        {
            lab.Server.Kill();
            lab.Server.Start();
            for (var step = 0; step < i * 3; step++)
            {
                lab.Pump.Step();
            }
        }

        lab.Until(() => Hosts(lab, "mine").Count(host => host.State == HostState.Ready) == 3);


        Assert.Equal(3, lab.Spare.Requests.Count);
        Assert.Equal(3, lab.Spare.Held.Count);
    }

    [Fact]
    public void Hosts_come_and_go_one_at_a_time_and_what_runs_on_them_moves()
    {
        var lab = new Rehearsal(1, spare: 2);
        Create(lab, "mine", 1);
        lab.Deploy("shop", "mine");
        var first = Hosts(lab, "mine").Single();


        lab.Ask((clouds, caller) => clouds.AddHostsAsync("mine", null, 1, caller, CancellationToken.None));
        lab.Until(() => Hosts(lab, "mine").Count(host => host.State == HostState.Ready) == 2);
        lab.Ask((clouds, caller) => clouds.RemoveHostAsync(first.Id, withData: false, caller, CancellationToken.None));
        lab.Until(() => Hosts(lab, "mine").Count() == 1 && lab.Application("shop").Entities.All(entity => entity.IsUp == true));


        Assert.NotEqual(first.Id, Hosts(lab, "mine").Single().Id);
        Assert.Single(lab.Spare.Held);
        Assert.Empty(lab.On("h2"));
    }

    [Fact]
    public void A_host_with_data_leaves_only_if_told_to_leave_with_it()
    {
        var lab = new Rehearsal(1, spare: 2);
        Create(lab, "mine", 1);
        lab.Deploy("shop", "mine", withData: true);
        var first = Hosts(lab, "mine").Single();
        lab.Ask((clouds, caller) => clouds.AddHostsAsync("mine", null, 1, caller, CancellationToken.None));
        lab.Until(() => Hosts(lab, "mine").Count(host => host.State == HostState.Ready) == 2);


        lab.Ask((clouds, caller) => clouds.RemoveHostAsync(first.Id, withData: false, caller, CancellationToken.None));
        lab.Pump.RunFor(TimeSpan.FromMinutes(5));
        var (waiting, runs) = (lab.Host(first.Name).Waiting, lab.On("h2").ToList());
        lab.Engine("h2").GoDown();
        lab.Ask((clouds, caller) => clouds.RemoveHostAsync(first.Id, withData: true, caller, CancellationToken.None));
        lab.Until(() => Hosts(lab, "mine").Count() == 1 && lab.Application("shop").Entities.All(entity => entity.IsUp == true));


        Assert.Contains("2 containers on it", waiting, StringComparison.Ordinal);
        Assert.Equal(["shop-db-1", "shop-web-1"], runs);
        Assert.Equal(["shop-db-2", "shop-web-2"], lab.On("h3"));
    }

    [Fact]
    public void A_location_with_too_few_hosts_is_asked_again_and_the_host_says_what_is_missing()
    {
        var lab = new Rehearsal(1, spare: 1);


        Create(lab, "mine", 2);
        lab.Until(() => Hosts(lab, "mine").Any(host => host.State == HostState.Ready));
        lab.Until(() => Hosts(lab, "mine").Any(host => host.Problem == "there is no spare host left"));


        Assert.Equal([HostState.Ready, HostState.Coming], Hosts(lab, "mine").Select(host => host.State));
    }

    private static void Create(Rehearsal lab, string name, int hosts) => Assert.IsType<Answer<Accepted>.Done>(
        lab.Ask((clouds, caller) => clouds.CreateAsync(new(name, "spare", hosts), caller, CancellationToken.None)));

    private static IEnumerable<HostStatus> Hosts(Rehearsal lab, string cloud) => lab.Plane.Hosts.Where(host => host.Location == cloud);
}
