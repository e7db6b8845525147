using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Clocker.Drivers.Docker.Connecting;

namespace Clocker.Drivers.Certificates;

/// <summary>Signs the certificates of some engines and of who may use them. Its key stays in a directory of this machine.</summary>
/// <remarks>The directory serves as Docker's <c>DOCKER_CERT_PATH</c> too: it holds a certificate for us.</remarks>
internal sealed class CertificateAuthority
{
    private const string KeyFile = "ca-key.pem";
    private const string ClientName = "clocker";
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);

    private readonly X509Certificate2 _authority;
    private readonly TimeProvider _time;

    private CertificateAuthority(X509Certificate2 authority, TimeProvider time) => (_authority, _time) = (authority, time);

    /// <summary>Tells this authority from all others.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_authority.RawData))[..32];

    /// <summary>Its certificate, as PEM.</summary>
    public string Certificate => _authority.ExportCertificatePem();

    /// <summary>The authority of a directory, if it has one.</summary>
    public static CertificateAuthority? Find(string directory, TimeProvider time)
    {
        var (certificate, key) = (Path.Combine(directory, TlsCredentials.AuthorityFile), Path.Combine(directory, KeyFile));
        return File.Exists(certificate) && File.Exists(key)
            ? new CertificateAuthority(X509Certificate2.CreateFromPemFile(certificate, key), time)
            : null;
    }

    /// <summary>The authority of a directory, made if there is none, with a certificate for us beside it.</summary>
    public static CertificateAuthority Open(string directory, string name, TimeProvider time)
    {
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Find(directory, time) is { } found && File.Exists(Path.Combine(directory, TlsCredentials.Certificate)))
        {
            return found;
        }

        // The certificate that makes it count comes last, so that one half made is made anew.
        var authority = Make(name, time);
        var client = authority.Issue(ClientName, "1.3.6.1.5.5.7.3.2", alternatives => alternatives.AddDnsName(ClientName));
        Write(directory, TlsCredentials.Key, client.Key);
        Write(directory, KeyFile, authority._authority.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Write(directory, TlsCredentials.AuthorityFile, authority.Certificate);
        Write(directory, TlsCredentials.Certificate, client.Certificate);
        return authority;
    }

    /// <summary>A certificate for an engine that is reached under these names and addresses.</summary>
    public IssuedCertificate IssueServer(IReadOnlyList<string> names, IReadOnlyList<IPAddress> addresses) => Issue(names[0], "1.3.6.1.5.5.7.3.1", alternatives =>
    {
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        foreach (var address in addresses)
        {
            alternatives.AddIpAddress(address);
        }
    });

    private static CertificateAuthority Make(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var (from, to) = Span(time);
        return new CertificateAuthority(request.CreateSelfSigned(from, to), time);
    }

    private IssuedCertificate Issue(string name, string use, Action<SubjectAlternativeNameBuilder> alternatives)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        var names = new SubjectAlternativeNameBuilder();
        alternatives(names);
        request.CertificateExtensions.Add(names.Build());
        var (from, to) = Span(_time);
        using var certificate = request.Create(_authority, from, to < _authority.NotAfter ? to : _authority.NotAfter, RandomNumberGenerator.GetBytes(16));
        return new(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Clocks of machines differ, so it begins a day ago.</summary>
    private static (DateTimeOffset From, DateTimeOffset To) Span(TimeProvider time) => (time.GetUtcNow().AddDays(-1), time.GetUtcNow() + Life);

    private static void Write(string directory, string file, string content)
    {
        var path = Path.Combine(directory, file);
        using (var stream = new FileStream($"{path}.new", new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(content));
        }

        File.Move($"{path}.new", path, overwrite: true);
    }
}
