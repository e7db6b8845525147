using Clocker.Control.Plane;
using Clocker.Model.Clouds;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>How busy hosts are, in a whole plane.</summary>
public sealed class MeasuringTests
{
    [Fact]
    public void Hosts_are_measured_by_their_engines_and_shown()
    {
        var lab = new Rehearsal(2);
        lab.Engine("h1").OtherUse = 0.5;


        lab.Until(() => lab.Plane.Hosts.All(host => host.Use?.CpuUsage is not null));
        lab.Pump.RunFor(TimeSpan.FromMinutes(1));

        Assert.Equal((0.5, 0.0), (Math.Round(lab.Host("h1").Use!.CpuUsage!.Value, 2), Math.Round(lab.Host("h2").Use!.CpuUsage!.Value, 2)));
        Assert.Equal(256L << 20, lab.Host("h1").Use!.MemoryUsedBytes);
        var tree = lab.Clouds.TreeOf(lab.Host("h1").Location)!;
        Assert.Equal(Value.Of(0.25m), tree[0].Sensors[CloudSensors.CpuAverage.Name]);
        Assert.Equal(Value.Of(0.5m), tree.Single(entity => entity.Name == "h1").Sensors[CloudSensors.CpuUsage.Name]);
        Assert.Equal(Value.Of(0.016m), tree.Single(entity => entity.Name == "h1").Sensors[CloudSensors.MemoryUsedPercent.Name]);
    }

    [Fact]
    public void Hosts_are_measured_by_the_location_that_gave_them()
    {
        var lab = new Rehearsal(0);
        Assert.IsType<Answer<Accepted>.Done>(lab.Ask((clouds, caller) => clouds.CreateAsync(new("own", "made", 2), caller, CancellationToken.None)));


        lab.Until(() => lab.Plane.Hosts.Count == 2 && lab.Plane.Hosts.All(host => host.Use?.CpuUsage is not null));

        Assert.All(lab.Plane.Hosts, host => Assert.Equal(lab.Made.MemoryBytes, host.Use!.MemoryBytes));
    }

    [Fact]
    public void A_container_goes_where_there_is_something_to_spare()
    {
        var lab = new Rehearsal(3);
        (lab.Engine("h1").OtherUse, lab.Engine("h2").OtherUse) = (0.9, 0.7);
        lab.Until(() => lab.Plane.Hosts.All(host => host.Use?.CpuUsage is not null));
        lab.Pump.RunFor(TimeSpan.FromMinutes(1));


        lab.Start("quiet", null, Strategies("LowestCpuUsage"));
        lab.Start("careful", null, Strategies("MaxCpuUsage"));


        lab.Until(() => lab.Application("quiet").Entities[1].IsUp == true && lab.Application("careful").Entities[1].IsUp == true);
        Assert.Equal(2, lab.On("h3").Count());
    }

    [Fact]
    public void What_waits_for_hosts_to_be_less_busy_goes_on_when_one_is()
    {
        var lab = new Rehearsal(1);
        lab.Engine("h1").OtherUse = 0.9;
        lab.Until(() => lab.Host("h1").Use?.CpuUsage > 0.5);
        lab.Start("careful", null, Strategies("MaxCpuUsage"));
        lab.Until(() => lab.Application("careful").Entities[1].Waiting == "a host (host h1: h1 uses 90 % of its processors, and has to use less than 50 %.)");


        lab.Engine("h1").OtherUse = 0.1;


        lab.Until(() => lab.Application("careful").Entities[1].IsUp == true);
    }

    [Fact]
    public void Of_a_host_that_does_not_answer_nothing_is_shown()
    {
        var lab = new Rehearsal(3);
        lab.Until(() => lab.Plane.Hosts.All(host => host.Use?.CpuUsage is not null));


        lab.Engine("h2").GoDown();


        lab.Until(() => lab.Host("h2").State == HostState.Silent);
        lab.Pump.RunFor(TimeSpan.FromSeconds(40));
        Assert.Null(lab.Host("h2").Use);
        Assert.Null(lab.Host("h2").CareProblem);
        Assert.NotNull(lab.Host("h1").Use);
    }

    private static KeyValuePair<string, Value> Strategies(string name) =>
        new("docker.container.strategies", new Value.Sequence([Value.Of(name)]));
}
