using Clocker.Model.Placement;

using Xunit;

namespace Clocker.Library.Tests.HowTo;

// snippet: tests
public sealed class AtMostContainersTests
{
    private static readonly HostView Host = new(new("h1"), "docker1", Problem: null, Containers: 3, Networks: [], NetworksElsewhere: []);

    [Fact]
    public void Rejects_a_full_host_and_says_why() =>
        Assert.Equal(new Verdict.Reject("docker1 has 3 containers already, and may have 3."), Judge(most: 3));

    [Fact]
    public void Accepts_a_host_with_room() => Assert.Equal(new Verdict.Accept(), Judge(most: 4));

    private static Verdict Judge(int most) => new AtMostContainers(most).Judge(new(Networks: [], MemoryBytes: null), Host);
}
// end of snippet
