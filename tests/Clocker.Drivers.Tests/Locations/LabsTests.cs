using Clocker.Drivers.Locations.Lab;
using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

[Trait("Kind", "Docker")]
public sealed class LabsTests(TestLab lab) : IClassFixture<TestLab>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_has_the_limits_of_its_lab_and_its_images()
    {
        var host = await lab.LookAsync("host-1");
        var listed = (await lab.Labs.ListAsync(Cancellation)).Single(one => one.Name == lab.Name);


        Assert.Equal((512L << 20, 1_500_000_000L), (host.HostConfig!.Memory, host.HostConfig.NanoCPUs));
        Assert.Equal((2, lab.Certificates, $"lab:{lab.Name}"), (listed.Spec!.Max, listed.Certificates, listed.Location));
        Assert.True(Assert.Single(listed.Hosts).IsRunning);
    }

    [Theory]
    [InlineData(3, 2, "more than its maximum of 2; raise --max")]
    [InlineData(0, null, "one host at least")]
    [InlineData(201, null, "200 hosts at most")]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(int hosts, int? max, string reason)
    {
        var before = await lab.ThingsAsync();
        var error = await RefusedAsync(new LabChange { Hosts = hosts, Max = max });


        Assert.Equal(DeviceFault.Invalid, error.Fault);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await lab.ThingsAsync());
    }

    [Fact]
    public async Task Hosts_stay_as_large_as_they_were_made()
    {
        var error = await RefusedAsync(new LabChange { MemoryBytes = 1L << 30 });


        Assert.Contains("do not change while it has any", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_the_engine_lacks_is_told_before_anything_is_made()
    {
        var error = await RefusedAsync(new LabChange { Images = ["127.0.0.1:1/missing:1"] });


        Assert.Contains("docker pull 127.0.0.1:1/missing:1 first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_of_another_server_is_left_alone()
    {
        using var elsewhere = new TemporaryDirectory();
        using var other = lab.Of(elsewhere.File(""));


        var up = await Assert.ThrowsAsync<DeviceException>(() => other.UpAsync(lab.Name, new LabChange { Hosts = 1 }, new TestLab.Ignored(), Cancellation));
        var down = await Assert.ThrowsAsync<DeviceException>(() => other.DownAsync(lab.Name, force: false, Cancellation));


        Assert.Equal((DeviceFault.Conflict, DeviceFault.Conflict), (up.Fault, down.Fault));
        Assert.Contains("Another server made lab", up.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(elsewhere.File(lab.Name)));
        Assert.Null((await other.ListAsync(Cancellation)).Single(one => one.Name == lab.Name).Certificates);
    }

    [Fact]
    public async Task A_lab_whose_hosts_are_in_use_is_not_removed()
    {
        var location = lab.Labs.Location(lab.Name);
        await location.AcquireAsync(new("in-use", "one"), Cancellation);
        var error = await Assert.ThrowsAsync<DeviceException>(() => lab.Labs.DownAsync(lab.Name, force: false, Cancellation));
        await location.ReleaseAsync("in-use", Cancellation);
        await lab.Labs.UpAsync(lab.Name, new LabChange(), new TestLab.Ignored(), Cancellation);


        Assert.Contains("in use: host-1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lab")]
    [InlineData("a.b")]
    [InlineData("")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<DeviceException>(() => lab.Labs.UpAsync(name, new LabChange(), new TestLab.Ignored(), Cancellation));


        Assert.Contains("is no name for a lab", error.Message, StringComparison.Ordinal);
    }

    private Task<DeviceException> RefusedAsync(LabChange change) =>
        Assert.ThrowsAsync<DeviceException>(() => lab.Labs.UpAsync(lab.Name, change, new TestLab.Ignored(), Cancellation));
}
