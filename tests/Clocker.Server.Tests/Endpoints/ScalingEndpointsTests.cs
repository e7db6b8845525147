using Clocker.Client.Clouds;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Clouds;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

/// <summary>What is asked for of a cloud's own scaling.</summary>
public sealed class ScalingEndpointsTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private readonly RunningServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_said_reaches_the_cloud()
    {
        var scaling = new ScalingRequest { HeadroomShare = 0.25, HeadroomMemoryBytes = 5, HeadroomCpus = 1.5m, MostHosts = 6, Shrinks = true, RemovesEmptyAfterSeconds = 90 };
        await _server.Client.CreateCloudAsync(new("mine", "lab", 3) { Scaling = scaling }, Cancellation);


        Assert.Equal(
            new HostScaling { HeadroomShare = 0.25, HeadroomMemoryBytes = 5, HeadroomCpus = 1.5m, MostHosts = 6, ShrinksWhenCold = true, RemovesEmptyAfter = TimeSpan.FromSeconds(90) },
            Assert.IsType<CloudOrder>(Assert.Single(_server.Plane.Asked).About).Scaling);
    }

    public static TheoryData<ScalingRequest, string> Wrong => new()
    {
        { new() { Headroom = 4, HeadroomShare = 0.2 }, "both were given" },
        { new() { Headroom = -1 }, "-1 containers as headroom cannot be" },
        { new() { HeadroomShare = 1 }, "less than 100 %" },
        { new() { MostHosts = 20_000 }, "20000 hosts cannot be" },
        { new() { RemovesEmptyAfterSeconds = -1 }, "-1 seconds" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_refused(ScalingRequest scaling, string problem)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.CreateCloudAsync(new("mine", "lab", 3) { Scaling = scaling }, Cancellation));


        Assert.Contains(problem, refused.Problem.Detail, StringComparison.Ordinal);
        Assert.Empty(_server.Plane.Asked);
    }
}
