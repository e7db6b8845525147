using Clocker.Model.Placement;

using Xunit;

namespace Clocker.Library.Tests.HowTo;

// snippet: tests
public sealed class AtMostContainersTests
{
    private static readonly HostView Host = new() { Id = new("h1"), Name = "docker1", Containers = 3 };

    [Fact]
    public void Rejects_a_full_host_and_says_why()
    {
        var strategy = new AtMostContainers(most: 3);
        var verdict = strategy.Judge(new(), Host);


        Assert.Equal("too many containers", verdict.Reason);
        Assert.Equal("docker1 has 3 containers already, and may have 3.", strategy.Say(verdict, new(), Host));
    }

    [Fact]
    public void Accepts_a_host_with_room() => Assert.True(new AtMostContainers(most: 4).Judge(new(), Host).IsAccepted);
}
// end of snippet
