using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Drivers.Tests.Docker;

public sealed class ImageArchivesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("mysql:5.7", "mysql_5.7.tar")]
    [InlineData("registry.example:5000/team/web:1", "registry.example_5000_team_web_1.tar.gz")]
    public async Task An_archive_is_found_by_the_image_s_name(string image, string file)
    {
        await File.WriteAllTextAsync(_directory.File(file), "archive", Cancellation);
        var archives = new ImageArchives(_directory.File(""));


        await using var opened = await archives.OpenAsync(image, Cancellation);


        Assert.NotNull(await archives.FindAsync(image, Cancellation));
        Assert.Equal("archive", await new StreamReader(opened).ReadToEndAsync(Cancellation));
    }

    [Theory]
    [InlineData("redis:7")]
    [InlineData("../../etc/passwd")]
    public async Task What_is_not_there_is_not_found(string image)
    {
        var archives = new ImageArchives(_directory.File("none"));


        Assert.Null(await archives.FindAsync(image, Cancellation));
        Assert.Equal(DeviceFault.NotFound, (await Assert.ThrowsAsync<DeviceException>(() => archives.OpenAsync(image, Cancellation))).Fault);
    }
}
