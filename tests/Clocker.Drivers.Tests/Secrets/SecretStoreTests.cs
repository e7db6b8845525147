using System.Runtime.Versioning;
using System.Text;
using Clocker.Drivers.Secrets;
using Clocker.Model.Identity;
using Xunit;

namespace Clocker.Drivers.Tests.Secrets;

public sealed class SecretStoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _last;
    private SecretStore _store;

    public SecretStoreTests() => _store = Open("key");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Reveals_what_it_keeps_after_a_restart_too()
    {
        var id = await _store.KeepAsync("shop", "password", "geheim", Cancellation);
        var empty = await _store.KeepAsync("shop", "nothing", "", Cancellation);
        _store.Dispose();
        _store = Open("key");

        Assert.Equal("geheim", await _store.RevealAsync(id, Cancellation));
        Assert.Equal("", await _store.RevealAsync(empty, Cancellation));
        Assert.Null(await _store.RevealAsync(new SecretId("other"), Cancellation));
    }

    [Fact]
    public async Task The_same_value_under_the_same_name_is_the_same_secret()
    {
        var id = await _store.KeepAsync("shop", "password", "geheim", Cancellation);

        Assert.Equal(id, await _store.KeepAsync("shop", "password", "geheim", Cancellation));
        Assert.NotEqual(id, await _store.KeepAsync("shop", "password", "anders", Cancellation));
        Assert.NotEqual(id, await _store.KeepAsync("shop", "other", "geheim", Cancellation));
        Assert.NotEqual(id, await _store.KeepAsync("cart", "password", "geheim", Cancellation));
    }

    [Fact]
    public async Task Forgets_an_owners_secrets_but_those_named()
    {
        var gone = await _store.KeepAsync("shop", "a", "1", Cancellation);
        var kept = await _store.KeepAsync("shop", "b", "2", Cancellation);
        var others = await _store.KeepAsync("cart", "c", "3", Cancellation);
        await _store.ForgetAsync("shop", [kept], Cancellation);

        Assert.Null(await _store.RevealAsync(gone, Cancellation));
        Assert.Equal("2", await _store.RevealAsync(kept, Cancellation));
        Assert.Equal("3", await _store.RevealAsync(others, Cancellation));
    }

    [Fact]
    public async Task No_value_is_in_the_file_before_or_after_it_is_forgotten()
    {
        await _store.KeepAsync("shop", "password", "needle-in-a-haystack", Cancellation);
        Assert.DoesNotContain("needle", await ContentAsync(), StringComparison.Ordinal);

        await _store.ForgetAsync("shop", [], Cancellation);
        Assert.DoesNotContain("password", await ContentAsync(), StringComparison.Ordinal);

        async Task<string> ContentAsync() => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_directory.File("secrets.db"), Cancellation));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_may_read_the_files()
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        Assert.Equal(mine, File.GetUnixFileMode(_directory.File("key")));
        Assert.Equal(mine, File.GetUnixFileMode(_directory.File("secrets.db")));
    }

    [Fact]
    public async Task With_another_key_it_says_so()
    {
        var id = await _store.KeepAsync("shop", "password", "geheim", Cancellation);
        _store.Dispose();
        _store = Open("another-key");

        var error = await Assert.ThrowsAsync<SecretException>(() => _store.RevealAsync(id, Cancellation));
        Assert.Contains("hidden with another key", error.Message, StringComparison.Ordinal);
    }

    private SecretStore Open(string key) => SecretStore.Open(_directory.File("secrets.db"), _directory.File(key), () => $"s{++_last}");
}
