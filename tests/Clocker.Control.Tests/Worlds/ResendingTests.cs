using Clocker.Control.Worlds;

using Xunit;

namespace Clocker.Control.Tests.Worlds;

public sealed class ResendingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 8)]
    [InlineData(5, 16)]
    [InlineData(1000, 16)]
    public void Mail_that_nobody_confirms_is_sent_more_and_more_seldom(int sent, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Resending.After(sent));
}
