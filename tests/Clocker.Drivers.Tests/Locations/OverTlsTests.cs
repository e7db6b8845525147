using Clocker.Drivers.Docker;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

[Trait("Kind", "Docker")]
public sealed class OverTlsTests(TestLab lab) : LabHostContainers, IClassFixture<TestLab>
{
    protected override DockerOptions Options => new() { Endpoint = lab.First };
}
