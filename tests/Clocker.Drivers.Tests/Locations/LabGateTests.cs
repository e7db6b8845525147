using Clocker.Drivers.Locations.Lab;

using Xunit;

namespace Clocker.Drivers.Tests.Locations;

public sealed class LabGateTests
{
    private readonly LabGate _gate = new(new SemaphoreSlim(1, 1));

    [Fact]
    public async Task Who_wants_to_be_alone_waits_for_all_who_are_in_together()
    {
        var (one, other) = (await _gate.EnterTogetherAsync(TestContext.Current.CancellationToken), await _gate.EnterTogetherAsync(TestContext.Current.CancellationToken));
        var alone = _gate.EnterAsync(TestContext.Current.CancellationToken);


        one.Dispose();
        var early = alone.IsCompleted;
        other.Dispose();


        Assert.False(early);
        (await alone).Dispose();
    }

    [Fact]
    public async Task Who_comes_later_waits_for_who_waits_to_be_alone()
    {
        var one = await _gate.EnterTogetherAsync(TestContext.Current.CancellationToken);
        var alone = _gate.EnterAsync(TestContext.Current.CancellationToken);
        var later = _gate.EnterTogetherAsync(TestContext.Current.CancellationToken);


        one.Dispose();
        var turn = await alone;
        var early = later.IsCompleted;
        turn.Dispose();


        Assert.False(early);
        (await later).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_keeps_nobody_out()
    {
        using var patience = new CancellationTokenSource();
        using var one = await _gate.EnterTogetherAsync(TestContext.Current.CancellationToken);
        var alone = _gate.EnterAsync(patience.Token);


        await patience.CancelAsync();


        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        (await _gate.EnterTogetherAsync(TestContext.Current.CancellationToken)).Dispose();
    }
}
