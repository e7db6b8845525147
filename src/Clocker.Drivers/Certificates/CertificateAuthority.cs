using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Clocker.Drivers.Docker.Connecting;
using Clocker.Drivers.Files;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Certificates;

/// <summary>The certificate authority of one cloud. Its key is a file of mode 0600 in the server's data directory, and goes nowhere else.</summary>
/// <remarks>
/// The directory serves as Docker's <c>DOCKER_CERT_PATH</c> too: it holds a certificate for us, which is renewed when it is due.
/// An authority whose own certificate is due gets a new one for the same key when it is opened: what it issued stays valid, for
/// those who have the old certificate and for those who have the new one.
/// </remarks>
public sealed class CertificateAuthority
{
    private const string KeyFile = "ca-key.pem";
    private const string ClientName = "clocker";

    /// <summary>How long an authority is valid before its certificate is renewed at the latest.</summary>
    public static readonly TimeSpan OwnTime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan IssuedTime = TimeSpan.FromDays(365);

    /// <summary>Clocks differ: what was issued just now must be valid on a machine that is behind.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    private readonly string _keyPem;
    private readonly TimeProvider _time;

    private CertificateAuthority(string directory, string certificate, string keyPem, TimeProvider time) =>
        (Directory, Certificate, _keyPem, _time) = (directory, certificate, keyPem, time);

    /// <summary>Where it is, and our own certificate.</summary>
    public string Directory { get; }

    /// <summary>Tells this authority from all others, also after its certificate was renewed.</summary>
    public string Fingerprint
    {
        get
        {
            using var own = X509Certificate2.CreateFromPem(Certificate);
            return Convert.ToHexStringLower(SHA256.HashData(own.PublicKey.ExportSubjectPublicKeyInfo()))[..32];
        }
    }

    /// <summary>What others check certificates against.</summary>
    public string Certificate { get; }

    /// <summary>The authority of a directory, if it has one.</summary>
    /// <exception cref="DeviceException">The files cannot be used.</exception>
    public static CertificateAuthority? Find(string directory, TimeProvider time) =>
        File.Exists(Path.Combine(directory, KeyFile)) ? Open(directory, Path.GetFileName(directory), time) : null;

    /// <summary>Opens the authority in a directory, or makes it.</summary>
    /// <param name="directory">For this authority alone; made with mode 0700.</param>
    /// <param name="name">What a new authority is called; an old one keeps its name.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="DeviceException">The files cannot be used.</exception>
    public static CertificateAuthority Open(string directory, string name, TimeProvider time)
    {
        try
        {
            PrivateFile.MakeDirectory(directory);
            var keyPath = Path.Combine(directory, KeyFile);
            if (!File.Exists(keyPath))
            {
                using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                PrivateFile.Replace(keyPath, key.ExportPkcs8PrivateKeyPem());
            }

            var keyPem = File.ReadAllText(keyPath);
            var authority = new CertificateAuthority(directory, OwnCertificate(directory, name, keyPem, time), keyPem, time);
            authority.EnsureClient();
            return authority;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new DeviceException(DeviceFault.Failed, $"The certificate authority in {directory} cannot be used: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>A certificate for a server, such as a Docker engine.</summary>
    /// <param name="name">What it is called, for people.</param>
    /// <param name="addresses">All that clients may call it: IP addresses and DNS names.</param>
    /// <param name="life">How long it is valid; null is a year. What nobody renews has to be valid as long as the authority.</param>
    public IssuedCertificate IssueServer(string name, IReadOnlyCollection<string> addresses, TimeSpan? life = null) =>
        Issue(name, addresses, "1.3.6.1.5.5.7.3.1", life ?? IssuedTime);

    /// <summary>A certificate by which a client shows that it may do everything.</summary>
    public IssuedCertificate IssueClient(string name) => Issue(name, [], "1.3.6.1.5.5.7.3.2", IssuedTime);

    /// <summary>The certificate last: where there is one, there is its key.</summary>
    private void EnsureClient()
    {
        var path = Path.Combine(Directory, TlsCredentials.Certificate);
        if (!File.Exists(path) || IssuedCertificate.IsDue(File.ReadAllText(path), _time.GetUtcNow()))
        {
            var issued = IssueClient(ClientName);
            PrivateFile.Replace(Path.Combine(Directory, TlsCredentials.Key), issued.Key);
            PrivateFile.Replace(path, issued.Certificate);
        }
    }

    private static string OwnCertificate(string directory, string name, string keyPem, TimeProvider time)
    {
        var path = Path.Combine(directory, TlsCredentials.AuthorityFile);
        var now = time.GetUtcNow();
        var old = File.Exists(path) ? File.ReadAllText(path) : null;
        using var former = old is null ? null : X509Certificate2.CreateFromPem(old, keyPem);
        if (former is not null && !IssuedCertificate.IsDue(former, now))
        {
            return old!;
        }

        using var key = ECDsa.Create();
        key.ImportFromPem(keyPem);

        // The same subject and the same key: what the former certificate vouches for, this one does too.
        var request = new CertificateRequest(former?.SubjectName ?? Named(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(now - ClockSkew, now + OwnTime);
        var pem = made.ExportCertificatePem();
        PrivateFile.Replace(path, pem);
        return pem;
    }

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }

    private IssuedCertificate Issue(string name, IReadOnlyCollection<string> addresses, string purpose, TimeSpan life)
    {
        using var authority = X509Certificate2.CreateFromPem(Certificate, _keyPem);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        if (addresses.Count > 0)
        {
            request.CertificateExtensions.Add(Addresses(addresses));
        }

        var now = _time.GetUtcNow();
        DateTimeOffset last = authority.NotAfter;
        using var issued = request.Create(
            authority, now - ClockSkew, now + life < last ? now + life : last, RandomNumberGenerator.GetBytes(16));
        return new IssuedCertificate(issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static X509Extension Addresses(IReadOnlyCollection<string> addresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in addresses.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(address, out var ip))
            {
                names.AddIpAddress(ip);
            }
            else
            {
                names.AddDnsName(address);
            }
        }

        return names.Build();
    }
}
