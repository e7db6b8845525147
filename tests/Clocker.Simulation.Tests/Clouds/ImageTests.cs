using System.Text;

using Clocker.Control.Plane;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Images that no registry gives, in a whole plane. Nothing answers at <c>127.0.0.1:1</c>.</summary>
public sealed class ImageTests
{
    private const string Image = "127.0.0.1:1/shop:1";

    [Fact]
    public void A_host_gets_an_image_from_another_that_has_it()
    {
        var lab = new Rehearsal(3);
        Give(lab, "h1");


        Start(lab, "shop", "local", "h3");


        lab.Until(() => lab.Application("shop").Entities[1].IsUp == true);
        Assert.Single(lab.On("h3"));
    }

    [Fact]
    public void A_host_gets_an_image_from_another_cloud_too()
    {
        var lab = new Rehearsal(1);
        Give(lab, "h1");
        Assert.IsType<Answer<Accepted>.Done>(lab.Ask((clouds, caller) => clouds.CreateAsync(new("own", "made", 1), caller, CancellationToken.None)));
        lab.Until(() => lab.Plane.Hosts.Any(host => host is { Location: "own", State: HostState.Ready }));


        Start(lab, "shop", "own", null);


        lab.Until(() => lab.Application("shop").Entities[1].IsUp == true);
    }

    [Fact]
    public void A_host_that_does_not_answer_is_passed_over()
    {
        var lab = new Rehearsal(4);
        Give(lab, "h1");
        Give(lab, "h2");
        lab.Engine("h1").GoDown();


        Start(lab, "shop", "local", "h4");


        lab.Until(() => lab.Application("shop").Entities[1].IsUp == true);
    }

    [Fact]
    public void What_nobody_has_is_said_and_comes_when_somebody_has_it()
    {
        var lab = new Rehearsal(2);
        Start(lab, "shop", "local", "h2");
        lab.Until(() => lab.Application("shop").Entities[1].Problems.Values.Any(problem =>
            problem.Contains("its registry cannot be reached: nothing answers at 127.0.0.1:1; no other host gives it either.", StringComparison.Ordinal)));


        Give(lab, "h1");


        lab.Until(() => lab.Application("shop").Entities[1].IsUp == true);
    }

    private static void Give(Rehearsal lab, string name)
    {
        var host = lab.Host(name).Id;
        var isGiven = false;
        lab.Server.Do(async plane =>
        {
            await plane.Engine(host)!.Images.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes($"simulated image {Image}")), CancellationToken.None);
            isGiven = true;
        });
        lab.Until(() => isGiven);
    }

    private static void Start(Rehearsal lab, string name, string location, string? host) => lab.Start(
        name,
        location,
        [
            new("docker.image.name", Value.Of("127.0.0.1:1/shop")),
            new("docker.image.tag", Value.Of("1")),
            .. host is null ? [] : new KeyValuePair<string, Value>[] { new("docker.container.strategies", new Value.Sequence([new Value.Fields([new("Hosts", new Value.Fields([new("names", new Value.Sequence([Value.Of(host)]))]))])])) },
        ]);
}
