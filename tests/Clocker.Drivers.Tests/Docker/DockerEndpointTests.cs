using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class DockerEndpointTests
{
    [Theory]
    [InlineData(null, "unix:///var/run/docker.sock")]
    [InlineData("", "unix:///var/run/docker.sock")]
    [InlineData("/run/other.sock", "unix:///run/other.sock")]
    [InlineData("unix:///run/other.sock", "unix:///run/other.sock")]
    [InlineData("tcp://10.1.2.3?certificates=/etc/my%20certs", "tcp://10.1.2.3:2376?certificates=/etc/my%20certs")]
    [InlineData("tcp://docker-1:2222?certificates=/certs", "tcp://docker-1:2222?certificates=/certs")]
    [InlineData("tcp+plain://docker-1", "tcp+plain://docker-1:2375")]
    [InlineData("ssh://ada@docker-1", "ssh://ada@docker-1")]
    [InlineData("ssh://docker-1:2222/run/user/1000/docker.sock", "ssh://docker-1:2222/run/user/1000/docker.sock")]
    [InlineData("context:desktop-linux", "context:desktop-linux")]
    public void Is_written_in_one_way_that_reads_as_the_same(string? given, string written)
    {
        var endpoint = DockerEndpoint.Find(given);


        Assert.Equal(written, endpoint.ToString());
        Assert.Equal(endpoint, DockerEndpoint.Parse(written));
    }

    [Theory]
    [InlineData("tcp://10.1.2.3:2375", "ask for it by name: tcp+plain://10.1.2.3:2375.")]
    [InlineData("http://10.1.2.3", "ask for it by name: tcp+plain://10.1.2.3:2375.")]
    [InlineData("tcp://10.1.2.3?certificates=certs", "absolute path")]
    [InlineData("tcp://10.1.2.3:2376?certs=/certs", "is no Docker endpoint; use ")]
    [InlineData("ssh://ada:secret@docker-1", "no password in it")]
    [InlineData("ssh://-oProxyCommand=x", "is no Docker endpoint; use ")]
    [InlineData("ftp://host", "is no Docker endpoint; use ")]
    [InlineData("docker", "is no Docker endpoint; use ")]
    [InlineData("context:", "is no Docker endpoint; use ")]
    public void What_cannot_be_used_is_refused_with_what_would_be_right(string given, string right)
    {
        var error = Assert.Throws<DeviceException>(() => DockerEndpoint.Find(given));


        Assert.Equal(DeviceFault.Invalid, error.Fault);
        Assert.Contains(right, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_clear_text_comes_with_a_warning()
    {
        string[] others = ["/run/docker.sock", "tcp://a?certificates=/c", "ssh://a", "context:a"];


        Assert.All(others, other => Assert.Null(DockerEndpoint.Parse(other).Warning));
        Assert.Contains("clear text", DockerEndpoint.Parse("tcp+plain://a").Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("unix:///run/a.sock", "/certs", "1", "unix:///run/a.sock")]
    [InlineData("tcp://a:2376", "/certs", "1", "tcp://a:2376?certificates=/certs")]
    [InlineData("tcp://a:2376", null, "1", "tcp://a:2376?certificates=/home/ada/.docker")]
    [InlineData("tcp://a:2375", null, null, "tcp://a:2375")]
    public void Dockers_variables_name_an_endpoint_and_its_certificates_apart(string? host, string? certificates, string? verify, string? endpoint) =>
        Assert.Equal(endpoint, new DockerVariables(host, certificates, verify, "/home/ada/.docker").Endpoint);
}
