using Clocker.Drivers.Secrets;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;

using Xunit;

namespace Clocker.Drivers.Tests.Secrets;

public sealed class SecretSourcesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_file_of_properties_is_read_anew_each_time()
    {
        var file = _directory.File("secrets.properties");
        var source = new PropertiesSecrets("files", file);

        Assert.Contains("cannot be read", (await Assert.ThrowsAsync<SecretSourceException>(() => source.ResolveAsync("a", Cancellation))).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "a=1\n", Cancellation);
        Assert.Equal("1", await source.ResolveAsync("a", Cancellation));
        await File.WriteAllTextAsync(file, "a=2\n", Cancellation);
        Assert.Equal("2", await source.ResolveAsync("a", Cancellation));
        Assert.EndsWith("does not have it", (await Assert.ThrowsAsync<SecretSourceException>(() => source.ResolveAsync("b", Cancellation))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=b", "a", "b")]
    [InlineData("a : b", "a", "b")]
    [InlineData("  a b c", "a", "b c")]
    [InlineData("# a=x\n! a=x\na=b", "a", "b")]
    [InlineData("a=b\\\n   c", "a", "bc")]
    [InlineData("a\\ b=c\\u00e4\\n", "a b", "cä\n")]
    [InlineData("a\\=b=c=d", "a=b", "c=d")]
    [InlineData("a", "a", "")]
    [InlineData("a=b\\\\", "a", "b\\")]
    public void Properties_are_read_as_Java_does(string text, string key, string expected) => Assert.Equal(expected, JavaProperties.Read(text)[key]);

    [Fact]
    public async Task An_id_that_names_another_system_is_revealed_by_that()
    {
        using var store = SecretStore.Open(_directory.File("s.db"), _directory.File("s.key"), () => "id1");
        var secrets = new ExternalSecrets(store, [new InlineSecrets("inline", new Dictionary<string, string> { ["a:b"] = "outside" })]);
        var kept = await secrets.KeepAsync("shop", "x", "inside", Cancellation);

        Assert.Equal("inside", await secrets.RevealAsync(kept, Cancellation));
        Assert.Equal("outside", await secrets.RevealAsync(new SecretId("external:inline:a:b"), Cancellation));
        await Assert.ThrowsAsync<SecretSourceException>(() => secrets.RevealAsync(new SecretId("external:inline:none"), Cancellation));
        await Assert.ThrowsAsync<SecretSourceException>(() => secrets.RevealAsync(new SecretId("external:gone:a"), Cancellation));
        await secrets.ForgetAsync("shop", [], Cancellation);
        Assert.Null(await secrets.RevealAsync(kept, Cancellation));
    }
}
