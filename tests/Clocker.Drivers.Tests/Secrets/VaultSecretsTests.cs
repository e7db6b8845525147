using System.Net;
using System.Net.Sockets;

using Clocker.Drivers.Secrets;
using Clocker.Model.Secrets;

using Xunit;

namespace Clocker.Drivers.Tests.Secrets;

public sealed class VaultSecretsTests : IAsyncLifetime
{
    private readonly VaultServer _server = new();
    private readonly HttpClient _client = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private VaultOptions Options => new() { Endpoint = _server.Endpoint, Path = "team/db", Token = "t0ken", MountPoint = "kv" };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task Reads_a_field_of_version_1()
    {
        _server.Answers["/v1/kv/team/db"] = (200, """{"data":{"password":"geheim","port":3306}}""");

        Assert.Equal("geheim", await Source(Options).ResolveAsync("password", Cancellation));
        Assert.Equal("3306", await Source(Options).ResolveAsync("port", Cancellation));
    }

    [Fact]
    public async Task Reads_a_field_of_version_2_also_below_the_path()
    {
        _server.Answers["/v1/secret/data/team/db"] = (200, """{"data":{"data":{"password":"geheim"},"metadata":{"version":3}}}""");
        var options = Options with { Version = 2, MountPoint = null };

        Assert.Equal("geheim", await Source(options).ResolveAsync("password", Cancellation));
        Assert.Equal("geheim", await Source(options with { Path = "" }).ResolveAsync("team/db#password", Cancellation));
    }

    [Fact]
    public async Task Logs_in_with_a_password_once_and_again_when_the_token_expires()
    {
        _server.Answers["/v1/kv/team/db"] = (200, """{"data":{"password":"geheim"}}""");
        var source = Source(Options with { Token = null, Username = "ann", Password = "pw" });

        Assert.Equal("geheim", await source.ResolveAsync("password", Cancellation));
        Assert.Equal("geheim", await source.ResolveAsync("password", Cancellation));
        Assert.Equal(1, _server.Logins);
        _server.Token = "another";
        Assert.Equal("geheim", await source.ResolveAsync("password", Cancellation));
        Assert.Equal(2, _server.Logins);
    }

    [Fact]
    public async Task Reads_the_token_from_a_file()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("token");
        await File.WriteAllTextAsync(file, "t0ken\n", Cancellation);
        _server.Answers["/v1/kv/team/db"] = (200, """{"data":{"password":"geheim"}}""");

        Assert.Equal("geheim", await Source(Options with { Token = null, TokenFile = file }).ResolveAsync("password", Cancellation));
    }

    [Theory]
    [InlineData(200, """{"data":{"other":"x"}}""", "has no field \"password\" under kv/team/db")]
    [InlineData(200, """{"data":null}""", "has no field")]
    [InlineData(200, "geheim", "is not Vault's JSON")]
    [InlineData(404, "", "has nothing under kv/team/db")]
    [InlineData(403, "geheim", "does not let this token read kv/team/db")]
    [InlineData(503, "geheim", "is sealed or in maintenance")]
    [InlineData(500, "geheim", "answers 500")]
    public async Task Says_why_not_and_nothing_of_what_it_was_told(int status, string body, string expected)
    {
        _server.Answers["/v1/kv/team/db"] = (status, body);

        var failure = await Assert.ThrowsAsync<SecretSourceException>(() => Source(Options).ResolveAsync("password", Cancellation));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nobody_answers()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var silent = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}/");

        var failure = await Assert.ThrowsAsync<SecretSourceException>(() => Source(Options with { Endpoint = silent }).ResolveAsync("password", Cancellation));

        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_leave_its_path()
    {
        var failure = await Assert.ThrowsAsync<SecretSourceException>(() => Source(Options).ResolveAsync("../../sys/raw#password", Cancellation));

        Assert.Equal("its path has . or .. in it", failure.Message);
    }

    private VaultSecrets Source(VaultOptions options) => new("vault", options, _client, TimeProvider.System);
}
