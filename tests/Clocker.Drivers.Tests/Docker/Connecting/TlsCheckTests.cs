using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Docker.Connecting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Clocker.Drivers.Tests.Docker.Connecting;

public sealed class TlsCheckTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CertificateAuthority _authority;

    public TlsCheckTests() => _authority = CertificateAuthority.Open(_directory.File("ca"), "test", _time);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_certificate_of_the_authority_is_accepted()
    {
        var check = Check();


        Assert.True(check.Accepts(Issued(), SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.Null(check.Problem);
    }

    [Fact]
    public void One_that_has_expired_is_refused_with_its_days()
    {
        var certificate = Issued();
        _time.Advance(TimeSpan.FromDays(4000));
        var check = Check();


        Assert.False(check.Accepts(certificate, SslPolicyErrors.None));
        Assert.Equal("its certificate is valid from 2025-12-31 to 2027-01-01 only; give the engine a new one.", check.Problem);
    }

    [Fact]
    public void One_of_another_name_is_refused_with_the_names_that_it_has()
    {
        var check = Check();


        Assert.False(check.Accepts(Issued(), SslPolicyErrors.RemoteCertificateNameMismatch));
        Assert.Equal("its certificate is for docker-1, 10.1.2.3, and not for docker-9.", check.Problem);
    }

    [Fact]
    public void An_engine_that_shows_none_is_refused()
    {
        var check = Check();


        Assert.False(check.Accepts(null, SslPolicyErrors.RemoteCertificateNotAvailable));
        Assert.Equal("it shows no certificate.", check.Problem);
    }

    private TlsCheck Check() => new(
        new DockerEndpoint.Tls("docker-9", 2376, _directory.File("ca")), X509Certificate2.CreateFromPem(_authority.Certificate), _time);

    private X509Certificate2 Issued()
    {
        var issued = _authority.IssueServer("docker-1", ["docker-1", "10.1.2.3"]);
        return X509Certificate2.CreateFromPem(issued.Certificate);
    }
}
