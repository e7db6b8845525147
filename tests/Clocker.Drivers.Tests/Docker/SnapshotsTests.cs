using Clocker.Drivers.Docker;
using Docker.DotNet.Models;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class SnapshotsTests
{
    [Theory]
    [InlineData("restarting", true, 3)]
    [InlineData("exited", false, 3)]
    [InlineData("running", true, 0)]
    [InlineData("paused", true, 0)]
    public void How_it_ended_is_known_unless_it_runs(string status, bool running, int exitCode)
    {
        var container = new ContainerInspectResponse
        {
            ID = "1",
            Name = "/web",
            Image = "sha256:1",
            State = new State { Status = status, Running = running, ExitCode = 3 },
        };

        Assert.Equal(exitCode, Snapshots.Of(container).ExitCode);
    }
}
