using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class DockerEndpointTests
{
    [Theory]
    [InlineData(null, null, "unix:///var/run/docker.sock", "127.0.0.1")]
    [InlineData(null, "tcp://10.1.2.3:2375", "tcp://10.1.2.3:2375/", "10.1.2.3")]
    [InlineData("unix:///run/other.sock", "tcp://10.1.2.3:2375", "unix:///run/other.sock", "127.0.0.1")]
    [InlineData("/run/other.sock", null, "unix:///run/other.sock", "127.0.0.1")]
    [InlineData("tcp://docker-1", "", "tcp://docker-1:2375/", "docker-1")]
    public void Is_what_is_given_else_the_variable_else_the_usual_socket(string? given, string? variable, string uri, string address)
    {
        var endpoint = DockerEndpoint.Find(given, variable);

        Assert.Equal((uri, address), (endpoint.Uri.AbsoluteUri, endpoint.Address));
    }

    [Theory]
    [InlineData("ssh://host", "forward its socket")]
    [InlineData("ftp://host", "use unix:///PATH or tcp://HOST:PORT")]
    [InlineData("docker", "use unix:///PATH or tcp://HOST:PORT")]
    public void What_cannot_be_used_is_refused_with_what_would_be_right(string given, string right)
    {
        var error = Assert.Throws<DeviceException>(() => DockerEndpoint.Find(given, null));

        Assert.Equal(DeviceFault.Invalid, error.Fault);
        Assert.Contains(right, error.Message, StringComparison.Ordinal);
    }
}
