using System.Text;
using Clocker.Drivers.Files;
using Clocker.Model.Identity;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Clocker.Drivers.Tests.Files;

public sealed class BlobStoreTests : IDisposable
{
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private BlobStore Store => new(_directory.File("blobs"), _time);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Keeps_a_content_under_its_hash_and_once()
    {
        Assert.Equal(new BlobId(Abc), await KeepAsync("abc"));
        Assert.Equal(new BlobId(Abc), await KeepAsync("abc"));

        await using var content = await Store.OpenAsync(new BlobId(Abc), Cancellation);
        Assert.Equal("abc", await new StreamReader(content!).ReadToEndAsync(Cancellation));
        Assert.Equal([Abc], Directory.EnumerateFiles(_directory.File("blobs")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(Abc)]
    [InlineData("../blobs")]
    [InlineData("")]
    public async Task What_is_not_kept_is_not_there(string id) => Assert.Null(await Store.OpenAsync(new BlobId(id), Cancellation));

    [Fact]
    public async Task Leaves_nothing_behind_when_reading_fails()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.KeepAsync(new BrokenStream(), Cancellation));

        Assert.Empty(Directory.EnumerateFiles(_directory.File("blobs")));
    }

    [Fact]
    public async Task Forgets_all_but_what_is_named_and_what_is_new()
    {
        var named = await KeepAsync("named");
        var unnamed = await KeepAsync("unnamed");
        await Store.ForgetAsync([named], Cancellation);
        var atOnce = await HasAsync(unnamed);


        _time.Advance(TimeSpan.FromHours(2));
        await Store.ForgetAsync([named], Cancellation);


        Assert.True(atOnce);
        Assert.True(await HasAsync(named));
        Assert.False(await HasAsync(unnamed));
    }

    private async Task<bool> HasAsync(BlobId id)
    {
        await using var content = await Store.OpenAsync(id, Cancellation);
        return content is not null;
    }

    private Task<BlobId> KeepAsync(string text) => Store.KeepAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Cancellation);

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The disk is broken.");
    }
}
