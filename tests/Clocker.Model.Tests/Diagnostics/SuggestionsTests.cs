using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Model.Tests.Diagnostics;

public sealed class SuggestionsTests
{
    private static readonly string[] Known = ["env", "memory", "openPorts", "healthcheck"];

    [Theory]
    [InlineData("envv", "env")]
    [InlineData("evn", "env")]
    [InlineData("open-ports", "openPorts")]
    [InlineData("HealthCheck", "healthcheck")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    public void Finds_what_was_meant(string written, string? expected) => Assert.Equal(expected, Suggestions.Nearest(written, Known));

    [Fact]
    public void Lists_what_is_known_when_nothing_is_near() =>
        Assert.Equal("""Known keys: "env", "memory", "openPorts", "healthcheck".""", Suggestions.Remedy("colour", Known, "keys"));
}
