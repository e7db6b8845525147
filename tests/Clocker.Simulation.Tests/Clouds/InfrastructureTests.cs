using Clocker.Control.Plane;
using Clocker.Model.Entities;
using Clocker.Model.Values;
using Clocker.Simulation.Faults;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Clouds that blueprints make.</summary>
public sealed class InfrastructureTests
{
    [Fact]
    public void An_infrastructure_makes_its_cloud_runs_applications_and_takes_it_away_again()
    {
        var lab = new Rehearsal(1, spare: 2);


        lab.TryDeployCloud("docker", "mine", 2);
        Settled(lab, "docker");
        var sensors = Infrastructure(lab).Sensors;
        lab.Deploy("shop", "mine");
        var byHand = lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None));
        lab.Delete("shop");
        lab.Delete("docker");


        Assert.Equal("2", sensors["docker.hosts.total"].Display);
        Assert.Equal("mine", sensors["entity.dynamicLocation.name"].Display);
        Assert.Contains("was made by docker/infrastructure", Assert.IsType<Answer<Accepted>.Refused>(byHand).Message, StringComparison.Ordinal);
        Assert.Empty(lab.Spare.Held);
        Assert.DoesNotContain(lab.Clouds.All, cloud => cloud.Name == "mine");
    }

    [Fact]
    public void How_Docker_is_to_be_set_up_reaches_its_hosts_and_so_do_changes()
    {
        var lab = new Rehearsal(1);
        lab.TryDeployCloud("docker", "mine", 2, "made", Version("26"), Labels("rack", "7"));
        Settled(lab, "docker");
        var before = Mine(lab);


        lab.TryDeployCloud("docker", "mine", 2, "made", Version("26"), Labels("rack", "8"));
        lab.Until(() => Mine(lab).All(host => host.Labels.GetValueOrDefault("rack") == "8"));
        lab.Server.Kill();
        lab.Server.Start();
        lab.Until(() => lab.Server.Plane is not null && Mine(lab) is { Count: 2 } hosts && hosts.All(host => host.State == HostState.Ready));
        lab.Pump.RunFor(TimeSpan.FromMinutes(10));


        Assert.All(before, host => Assert.Equal(("26.1.5", "7"), (host.Description!.EngineVersion, host.Labels["rack"])));
        Assert.All(Mine(lab), host => Assert.Equal("8", host.Labels["rack"]));
        Assert.Equal(before.Select(host => (host.Id, host.Endpoint)), Mine(lab).Select(host => (host.Id, host.Endpoint)));
    }

    [Fact]
    public void It_goes_once_the_applications_on_it_are_gone_and_says_so()
    {
        var lab = new Rehearsal(1, spare: 2);
        lab.TryDeployCloud("docker", "mine", 2);
        Settled(lab, "docker");
        lab.Deploy("shop", "mine");


        lab.Ask(plane => plane.DeleteAsync(lab.Application("docker").Id, withVolumes: false, new("tester", "test"), CancellationToken.None));
        lab.Until(() => Infrastructure(lab).Waiting == "shop to be removed");
        var refused = lab.TryDeploy("cart", "mine");
        var isUntouched = lab.Application("shop").Entities.All(entity => entity.IsUp == true);
        lab.Delete("shop");
        lab.Until(() => lab.Plane.Applications.Count == 0);


        Assert.True(isUntouched);
        Assert.Contains("is being removed", Assert.IsType<Answer<Deployed>.Refused>(refused).Message, StringComparison.Ordinal);
        Assert.Empty(lab.Spare.Held);
    }

    [Fact]
    public void Another_number_of_hosts_adds_or_removes_as_many_and_stopping_gives_all_back()
    {
        var lab = new Rehearsal(1, spare: 3);
        lab.TryDeployCloud("docker", "mine", 1);
        Settled(lab, "docker");
        lab.Deploy("shop", "mine");


        lab.TryDeployCloud("docker", "mine", 3);
        lab.Until(() => lab.Spare.Held.Count == 3 && Infrastructure(lab).IsUp == true);
        lab.TryDeployCloud("docker", "mine", 1);
        lab.Until(() => lab.Spare.Held.Count == 1);
        var isUntouched = lab.Application("shop").Entities.All(entity => entity.IsUp == true);
        lab.Delete("shop");
        lab.Invoke("docker", "stop");
        lab.Until(() => Infrastructure(lab).State == Lifecycle.Stopped);
        var whenStopped = lab.Spare.Held.Count;
        lab.Invoke("docker", "start");
        lab.Until(() => Infrastructure(lab) is { State: Lifecycle.Running, IsUp: true });


        Assert.True(isUntouched);
        Assert.Equal(0, whenStopped);
        Assert.Single(lab.Spare.Held);
    }

    [Fact]
    public void A_cloud_whose_host_is_lost_goes_on_without_it_and_tells_how_to_give_it_up()
    {
        var lab = new Rehearsal(1, spare: 2);
        lab.TryDeployCloud("docker", "mine", 2);
        Settled(lab, "docker");
        lab.Deploy("shop", "mine");
        var host = lab.Plane.Hosts.Single(host => host.Id == lab.Application("shop").Entities[1].Instance!.Host);


        lab.Engine(host.Endpoint!["simulated://".Length..]).GoDown();
        lab.Until(() => lab.Application("shop").Entities.Skip(1).All(entity => entity.IsUp == true && entity.Instance!.Host != host.Id));
        var meanwhile = Infrastructure(lab);
        lab.Ask(plane => plane.DeleteAsync(lab.Application("shop").Id, withVolumes: true, new("tester", "test"), CancellationToken.None));
        lab.Until(() => lab.Application("shop").Entities.Any(entity => entity.Waiting?.Contains("remove-host mine/", StringComparison.Ordinal) == true));
        lab.Ask((clouds, caller) => clouds.RemoveHostAsync(host.Id, withData: true, caller, CancellationToken.None));
        lab.Until(() => lab.Plane.Applications.All(application => application.Name != "shop"));


        Assert.Equal((Lifecycle.Running, true), (meanwhile.State, meanwhile.IsUp));
    }

    [Fact]
    public void A_name_that_is_taken_is_a_problem_until_it_is_free()
    {
        var lab = new Rehearsal(1, spare: 2);
        lab.Ask((clouds, caller) => clouds.CreateAsync(new("mine", "spare", 1), caller, CancellationToken.None));


        lab.TryDeployCloud("docker", "mine", 1);
        lab.Until(() => Infrastructure(lab).Problems.ContainsKey("cloud"));
        lab.Ask((clouds, caller) => clouds.DeleteAsync("mine", caller, CancellationToken.None));
        Settled(lab, "docker");


        Assert.Single(lab.Spare.Held);
    }

    [Fact]
    public void What_is_removed_before_its_cloud_could_be_made_leaves_nothing()
    {
        var lab = new Rehearsal(1, spare: 2);
        lab.TryDeployCloud("docker", lab.Clouds.All[0].Name, 1);
        lab.Until(() => Infrastructure(lab).Problems.ContainsKey("cloud"));


        lab.Delete("docker");


        Assert.Empty(lab.Spare.Requests);
        Assert.Single(lab.Clouds.All);
    }

    [Fact]
    public void A_location_that_gives_no_hosts_is_refused()
    {
        var lab = new Rehearsal(1);


        var answer = lab.TryDeployCloud("docker", "mine", 1, location: "nowhere");


        Assert.Contains("gives none", Assert.IsType<Answer<Deployed>.Refused>(answer).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_killed_at_any_step_of_it_goes_on()
    {
        var lab = new Rehearsal(1, spare: 3);


        lab.TryDeployCloud("docker", "mine", 2);
        Shake(lab);
        Settled(lab, "docker");
        var requests = lab.Spare.Requests.Count;
        lab.TryDeployCloud("docker", "mine", 3);
        Shake(lab);
        Settled(lab, "docker");
        var held = lab.Spare.Held.Count;
        lab.Ask(plane => plane.DeleteAsync(lab.Application("docker").Id, withVolumes: false, new("tester", "test"), CancellationToken.None));
        Shake(lab);
        lab.Until(() => lab.Plane.Applications.Count == 0 && lab.Clouds.All.Count == 1);


        Assert.Equal(2, requests);
        Assert.Equal(3, held);
        Assert.Empty(lab.Spare.Held);
    }

    [Fact]
    public void Lost_doubled_and_late_mail_and_a_failing_disk_change_nothing()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var lab = new Rehearsal(1, spare: 3, seed);
            lab.Weather.Storm = Storm.None with { Mail = 0.4, Disk = 0.05 };


            Insist(() => lab.TryDeployCloud("docker", "mine", 2));
            Settled(lab, "docker");
            Insist(() => lab.TryDeployCloud("docker", "mine", 3));
            lab.Until(() => lab.Spare.Held.Count == 3 && Infrastructure(lab).IsUp == true);
            Insist(() => lab.TryDeployCloud("docker", "mine", 1));
            lab.Until(() => lab.Spare.Held.Count == 1);
            var id = lab.Application("docker").Id;
            Insist(() => lab.Ask(plane => plane.DeleteAsync(id, withVolumes: false, new("tester", "test"), CancellationToken.None)));
            lab.Until(() => lab.Plane.Applications.Count == 0);
            lab.Pump.RunFor(TimeSpan.FromMinutes(1));


            Assert.Empty(lab.Spare.Held);
            Assert.Single(lab.Clouds.All);
        }
    }

    /// <summary>Asks until the disk lets it.</summary>
    private static void Insist<T>(Func<Answer<T>> ask)
    {
        while (ask() is Answer<T>.Refused { Kind: Refusal.Unavailable })
        {
        }
    }

    private static void Shake(Rehearsal lab)
    {
        for (var i = 0; i < 25; i++)
        {
            lab.Server.Kill();
            lab.Server.Start();
            for (var step = 0; step < i * 2; step++)
            {
                lab.Pump.Step();
            }
        }
    }

    private static KeyValuePair<string, Value> Version(string version) => new("docker.version", Value.Of(version));

    private static KeyValuePair<string, Value> Labels(string key, string value) => new("docker.host.labels", new Value.Fields([new(key, Value.Of(value))]));

    private static List<HostStatus> Mine(Rehearsal lab) => [.. lab.Plane.Hosts.Where(host => host.Location == "mine")];

    private static void Settled(Rehearsal lab, string application) =>
        lab.Until(() => lab.Plane.Applications.Any(known => known.Name == application)
            && lab.Application(application).Entities.All(entity => entity is { State: Lifecycle.Running, IsUp: true }));

    private static EntityStatus Infrastructure(Rehearsal lab) => lab.Application("docker").Entities[1];
}
