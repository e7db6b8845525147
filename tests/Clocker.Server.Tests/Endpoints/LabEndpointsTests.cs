using Clocker.Client.Labs;
using Clocker.Client.Problems;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

/// <summary>On a server whose engine only pretends; labs on a real one are tested from end to end.</summary>
public sealed class LabEndpointsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_are_no_labs() => Assert.Empty(await server.Client.LabsAsync(Cancellation));

    [Fact]
    public async Task None_can_be_made_and_what_would_be_right_is_said()
    {
        var refusals = new[]
        {
            await Assert.ThrowsAsync<ProblemException>(async () =>
            {
                await foreach (var _ in server.Client.LabUpAsync("lab", new LabRequest(), Cancellation))
                {
                }
            }),
            await Assert.ThrowsAsync<ProblemException>(() => server.Client.LabKillAsync("lab", "host-1", Cancellation)),
            await Assert.ThrowsAsync<ProblemException>(() => server.Client.LabDownAsync("lab", force: false, Cancellation)),
        };


        Assert.All(refusals, refusal => Assert.Equal(
            (ProblemCodes.RequestInvalid, "This server's engine only pretends, and labs need a real one."), (refusal.Problem.Code, refusal.Problem.Detail)));
    }
}
