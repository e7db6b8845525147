using System.Text;
using Clocker.Drivers.Locations.Lab;
using Clocker.Model.Containers;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

public sealed class LabSeedsTests : IImageStore
{
    private int _opened;
    private bool _fails;

    [Fact]
    public async Task An_image_is_taken_once_for_all_hosts_and_nothing_is_left_behind()
    {
        var cancellation = TestContext.Current.CancellationToken;
        string path;
        using (var seeds = new LabSeeds(this))
        {
            var archives = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => seeds.OpenAsync("busybox:1.35", cancellation)));
            path = ((FileStream)archives[0]).Name;
            foreach (var archive in archives)
            {
                using var reader = new StreamReader(archive);
                Assert.Equal("busybox:1.35", await reader.ReadToEndAsync(cancellation));
            }
        }


        Assert.Equal(1, _opened);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task What_the_engine_does_not_give_is_told_to_each()
    {
        _fails = true;
        using var seeds = new LabSeeds(this);


        for (var i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<DeviceException>(() => seeds.OpenAsync("busybox:1.35", TestContext.Current.CancellationToken));
        }
    }

    Task<string?> IImageStore.FindAsync(string image, CancellationToken cancellation) => throw new NotSupportedException();

    Task IImageStore.PullAsync(string image, CancellationToken cancellation) => throw new NotSupportedException();

    Task<Stream> IImageStore.OpenAsync(string image, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _opened);
        return _fails
            ? throw new DeviceException(DeviceFault.Failed, "the engine is busy")
            : Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(image)));
    }

    Task IImageStore.LoadAsync(Stream archive, CancellationToken cancellation) => throw new NotSupportedException();
}
