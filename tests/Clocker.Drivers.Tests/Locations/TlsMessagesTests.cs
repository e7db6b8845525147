using Clocker.Drivers.Certificates;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Tests.Docker;
using Clocker.Model.Containers;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

/// <summary>A real engine with certificates, and a client who has not the right ones.</summary>
[Trait("Kind", "Docker")]
public sealed class TlsMessagesTests(TestLab lab) : IClassFixture<TestLab>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_engine_of_another_authority_is_not_trusted()
    {
        CertificateAuthority.Open(_directory.File("other"), "other", TimeProvider.System);


        await SaysAsync("other", $"its certificate is not from the authority in {_directory.File("other")}/ca.pem");
    }

    [Fact]
    public async Task An_engine_that_does_not_accept_our_certificate_is_told()
    {
        CertificateAuthority.Open(_directory.File("mixed"), "other", TimeProvider.System);
        File.Copy(Path.Combine(lab.Certificates, "ca.pem"), Path.Combine(_directory.File("mixed"), "ca.pem"), overwrite: true);


        await SaysAsync("mixed", $"it does not accept our certificate {_directory.File("mixed")}/cert.pem");
    }

    [Fact]
    public async Task Our_certificate_that_has_expired_is_told()
    {
        CertificateAuthority.Open(_directory.File("old"), "old", new FakeTimeProvider(DateTimeOffset.UnixEpoch));


        await SaysAsync("old", "has expired on 1971-01-01; get a new one.");
    }

    [Theory]
    [InlineData("ca.pem")]
    [InlineData("cert.pem")]
    [InlineData("key.pem")]
    public async Task A_file_that_is_missing_is_named(string file)
    {
        CertificateAuthority.Open(_directory.File("part"), "part", TimeProvider.System);
        File.Delete(Path.Combine(_directory.File("part"), file));


        await SaysAsync("part", $"{_directory.File("part")}/{file} is missing; the directory has to have ca.pem, cert.pem, key.pem.");
    }

    [Fact]
    public async Task A_file_that_is_no_certificate_is_told()
    {
        CertificateAuthority.Open(_directory.File("broken"), "broken", TimeProvider.System);
        await File.WriteAllTextAsync(Path.Combine(_directory.File("broken"), "cert.pem"), "nonsense", Cancellation);


        await SaysAsync("broken", $"the certificates in {_directory.File("broken")} cannot be read");
    }

    [Fact]
    public void Keys_are_their_owners_alone()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;


        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(lab.Certificates));
        Assert.Equal(
            (OwnerOnly, OwnerOnly),
            (File.GetUnixFileMode(Path.Combine(lab.Certificates, "ca-key.pem")), File.GetUnixFileMode(Path.Combine(lab.Certificates, "key.pem"))));
    }

    private async Task SaysAsync(string directory, string reason)
    {
        using var stores = new TestEngine();
        using var host = new DockerHost(new() { Endpoint = lab.First with { Directory = _directory.File(directory) } }, stores, stores, TimeProvider.System);


        var error = await Assert.ThrowsAsync<DeviceException>(() => host.DescribeAsync(Cancellation));


        Assert.Equal(DeviceFault.Unreachable, error.Fault);
        Assert.True(error.Message.Contains(reason, StringComparison.Ordinal), error.Message);
    }
}
