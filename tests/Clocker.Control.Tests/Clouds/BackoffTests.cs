using Clocker.Control.Clouds;

using CsCheck;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

public sealed class BackoffTests
{
    [Fact]
    public void Pauses_grow_and_are_bounded() => Gen.Int[0, 1000].Sample(failures =>
    {
        var pause = Backoff.After(failures);
        Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.True(Backoff.After(failures + 1) >= pause);
    });
}
