using Clocker.Drivers.Docker;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

[Trait("Kind", "Docker")]
public sealed class OverSshTests(TestSsh ssh) : LabHostContainers, IClassFixture<TestSsh>
{
    protected override DockerOptions Options => new() { Endpoint = DockerEndpoint.Parse($"ssh://root@{ssh.Address}"), SshConfig = ssh.Config };
}
