using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Clocker.Drivers.Certificates;
using Clocker.Model.Containers;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Clocker.Drivers.Tests.Certificates;

public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("host-1.example")]
    public async Task A_server_is_believed_at_each_of_its_addresses_and_a_client_by_its_certificate(string called)
    {
        var authority = Open("ca");
        var server = authority.IssueServer("host-1", ["127.0.0.1", "::1", "host-1.example"]);

        Assert.True(await ShakeHandsAsync(authority, server, authority.IssueClient("clocker"), called));
    }

    [Fact]
    public async Task A_server_is_not_believed_at_another_address()
    {
        var authority = Open("ca");

        Assert.False(await ShakeHandsAsync(authority, authority.IssueServer("host-1", ["10.0.0.1"]), authority.IssueClient("clocker"), "127.0.0.1"));
    }

    [Fact]
    public async Task What_another_authority_issued_is_not_believed()
    {
        var authority = Open("ca");
        var other = Open("other");

        Assert.False(await ShakeHandsAsync(authority, authority.IssueServer("host-1", ["127.0.0.1"]), other.IssueClient("clocker"), "127.0.0.1"));
        Assert.False(await ShakeHandsAsync(authority, other.IssueServer("host-1", ["127.0.0.1"]), authority.IssueClient("clocker"), "127.0.0.1"));
    }

    [Fact]
    public async Task A_client_cannot_pass_for_a_server_nor_a_server_for_a_client()
    {
        var authority = Open("ca");
        var server = authority.IssueServer("host-1", ["127.0.0.1"]);
        var client = authority.IssueClient("127.0.0.1");

        Assert.False(await ShakeHandsAsync(authority, client, client, "127.0.0.1"));
        Assert.False(await ShakeHandsAsync(authority, server, server, "127.0.0.1"));
    }

    [Fact]
    public void Is_the_same_when_it_is_opened_again()
    {
        var first = Open("ca");

        Assert.Equal(first.Certificate, Open("ca").Certificate);
        Assert.Equal(first.Fingerprint, Open("ca").Fingerprint);
    }

    [Fact]
    public void Nobody_but_its_owner_may_read_the_keys()
    {
        var client = Open("ca").Directory;
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        Assert.Equal(ownerOnly, File.GetUnixFileMode(Path.Combine(_directory.File("ca"), "ca-key.pem")));
        Assert.Equal(ownerOnly, File.GetUnixFileMode(Path.Combine(client, "key.pem")));
        Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.File("ca")));
    }

    [Fact]
    public void Renews_a_clients_files_when_two_thirds_of_their_time_are_over()
    {
        var before = File.ReadAllText(Path.Combine(Open("ca").Directory, "cert.pem"));
        _time.Advance(TimeSpan.FromDays(240));
        var early = File.ReadAllText(Path.Combine(Open("ca").Directory, "cert.pem"));
        _time.Advance(TimeSpan.FromDays(5));
        var due = File.ReadAllText(Path.Combine(Open("ca").Directory, "cert.pem"));

        Assert.Equal(before, early);
        Assert.NotEqual(before, due);
        Assert.False(IssuedCertificate.IsDue(due, _time.GetUtcNow()));
    }

    [Fact]
    public void Renews_its_own_certificate_for_the_same_key_and_what_it_issued_stays_valid()
    {
        var old = Open("ca");
        _time.Advance(TimeSpan.FromDays(2_434));
        var issued = old.IssueServer("host-1", ["127.0.0.1"]);
        var renewed = Open("ca");

        Assert.NotEqual(old.Certificate, renewed.Certificate);
        Assert.Equal(old.Fingerprint, renewed.Fingerprint);
        Assert.True(Vouches(renewed, issued));
        Assert.True(Vouches(old, renewed.IssueServer("host-2", ["127.0.0.1"])));
    }

    [Fact]
    public void A_broken_key_is_said_and_not_replaced()
    {
        Open("ca");
        File.WriteAllText(Path.Combine(_directory.File("ca"), "ca-key.pem"), "no key");

        var error = Assert.Throws<DeviceException>(() => Open("ca"));
        Assert.StartsWith($"The certificate authority in {_directory.File("ca")} cannot be used: ", error.Message, StringComparison.Ordinal);
    }

    private CertificateAuthority Open(string name) => CertificateAuthority.Open(_directory.File(name), name, _time);

    private bool Vouches(CertificateAuthority authority, IssuedCertificate issued)
    {
        using var own = X509Certificate2.CreateFromPem(authority.Certificate);
        using var certificate = X509Certificate2.CreateFromPem(issued.Certificate);
        using var chain = new X509Chain { ChainPolicy = Policy(own) };
        return chain.Build(certificate);
    }

    private X509ChainPolicy Policy(X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = _time.GetUtcNow().UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.CustomTrustStore.Add(authority);
        return policy;
    }

    /// <summary>A server and a client, each of which trusts the authority alone and shows what it was issued.</summary>
    private async Task<bool> ShakeHandsAsync(CertificateAuthority authority, IssuedCertificate server, IssuedCertificate client, string called)
    {
        using var root = X509Certificate2.CreateFromPem(authority.Certificate);
        using var serverCertificate = X509Certificate2.CreateFromPem(server.Certificate, server.Key);
        using var clientCertificate = X509Certificate2.CreateFromPem(client.Certificate, client.Key);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var near = new TcpClient();
        await near.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        using var far = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var serving = new SslStream(far.GetStream());
        await using var asking = new SslStream(near.GetStream());
        try
        {
            await Task.WhenAll(
                serving.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions
                    {
                        ServerCertificate = serverCertificate,
                        ClientCertificateRequired = true,
                        CertificateChainPolicy = Policy(root),
                    },
                    TestContext.Current.CancellationToken),
                asking.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = called,
                        ClientCertificates = [clientCertificate],
                        CertificateChainPolicy = Policy(root),
                    },
                    TestContext.Current.CancellationToken));
            return true;
        }
        catch (Exception error) when (error is System.Security.Authentication.AuthenticationException or IOException)
        {
            return false;
        }
    }
}
