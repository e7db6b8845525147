using Clocker.Model.Locations;

using Xunit;

namespace Clocker.Model.Tests.Locations;

public sealed class LocationNameTests
{
    [Theory]
    [InlineData("my-docker-cloud")]
    [InlineData(" local ")]
    [InlineData("lab")]
    [InlineData("docker")]
    public void Takes_one_word_for_a_name(string text) => Assert.Equal(new LocationName.Plain(text.Trim()), LocationName.Parse(text));

    [Theory]
    [InlineData("docker:unix:///var/run/docker.sock", "unix:///var/run/docker.sock")]
    [InlineData("docker:/run/docker.sock", "/run/docker.sock")]
    [InlineData("docker:tcp://10.0.0.1:2376?certificates=/certs", "tcp://10.0.0.1:2376?certificates=/certs")]
    [InlineData("docker:tcp+plain://10.0.0.1:2375", "tcp+plain://10.0.0.1:2375")]
    [InlineData("docker:ssh://bob@gate:2222/run/docker.sock", "ssh://bob@gate:2222/run/docker.sock")]
    [InlineData("docker:context:staging", "context:staging")]
    public void Takes_a_URL_a_path_and_a_context_for_an_engine(string text, string endpoint) =>
        Assert.Equal(new LocationName.Engine(endpoint), LocationName.Parse(text));

    [Fact]
    public void Takes_anything_else_after_docker_for_a_cloud() =>
        Assert.Equal(new LocationName.Cloud("my-docker-cloud"), LocationName.Parse("docker:my-docker-cloud"));

    [Theory]
    [InlineData("docker:my-docker-cloud:host-2", "host-2")]
    [InlineData("docker:my-docker-cloud:10.0.0.1:2222", "10.0.0.1:2222")]
    public void Takes_what_follows_a_cloud_for_its_host(string text, string host) =>
        Assert.Equal(new LocationName.Host("my-docker-cloud", host), LocationName.Parse(text));

    [Fact]
    public void Takes_named_for_a_named_location() => Assert.Equal(new LocationName.Named("rack-a"), LocationName.Parse("named:rack-a"));

    [Theory]
    [InlineData("byon:(hosts=\"bob@10.0.0.1,10.0.0.2:2222\",user=admin)", "byon")]
    [InlineData("host:bob@10.0.0.1", "host")]
    [InlineData("host:(10.0.0.1)", "host")]
    [InlineData("lab:second", "lab")]
    [InlineData("{byon: {hosts: [10.0.0.1]}}", "")]
    public void Leaves_a_description_as_it_is(string text, string kind) => Assert.Equal(new LocationName.Described(kind, text), LocationName.Parse(text));

    [Theory]
    [InlineData("", "The location is empty.")]
    [InlineData("docker:", "\"docker:\" names neither an engine nor a cloud.")]
    [InlineData("docker:cloud:", "\"docker:cloud:\" names neither an engine nor a cloud.")]
    [InlineData("docker:cloud/host-2", "\"docker:cloud/host-2\" is no cloud and host.")]
    [InlineData("docker:a1b2:(name=\"my-docker-cloud\")", "What \"docker:a1b2:(name=\"my-docker-cloud\")\" says in parentheses is not understood.")]
    [InlineData("named:", "\"named:\" is no named location.")]
    public void Says_what_nobody_can_mean(string text, string problem) =>
        Assert.Equal(problem, Assert.IsType<LocationName.Wrong>(LocationName.Parse(text)).Problem);
}
