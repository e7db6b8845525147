using Clocker.Control.Clouds;

using Xunit;

namespace Clocker.Control.Tests.Clouds;

public sealed class ImageMapTests
{
    private readonly ImageMap _map = new([new("mysql:*", "mariadb:10.11"), new("redis:2.8.19", "redis:7"), new("*/old:*", "new:1")]);

    [Theory]
    [InlineData("mysql:5.7", "mariadb:10.11")]
    [InlineData("mysql:latest", "mariadb:10.11")]
    [InlineData("redis:2.8.19", "redis:7")]
    [InlineData("redis:6", "redis:6")]
    [InlineData("registry.example:5000/old:2", "new:1")]
    [InlineData("nginx:1.22", "nginx:1.22")]
    public void The_first_pattern_that_matches_counts(string image, string used) => Assert.Equal(used, _map.Apply(image));
}
