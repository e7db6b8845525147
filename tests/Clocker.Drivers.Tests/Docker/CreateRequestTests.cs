using Clocker.Drivers.Docker;
using Clocker.Model.Containers;

using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class CreateRequestTests
{
    [Fact]
    public async Task Devices_are_handed_over_as_files_and_gpus_by_their_number()
    {
        var spec = new ContainerSpec { Image = "busybox:1.35", Hostname = "reader" };
        var recipe = new ContainerRecipe("reader", spec.Image, spec, [], [], []) { Devices = [new("tty", 0, "/dev/ttyUSB0"), new("gpu", 2, null), new("gpu", 3, null), new("licence", 0, null)] };


        var host = (await CreateRequest.OfAsync(recipe, new Revealing(null!), TestContext.Current.CancellationToken)).HostConfig!;


        Assert.Equal(("/dev/ttyUSB0", "/dev/ttyUSB0", "rwm"), Assert.Single(host.Devices) is var file ? (file.PathOnHost, file.PathInContainer, file.CgroupPermissions) : default);
        Assert.Equal(["2", "3"], Assert.Single(host.DeviceRequests).DeviceIDs);
        Assert.Equal("gpu", Assert.Single(Assert.Single(host.DeviceRequests[0].Capabilities)));
    }
}
