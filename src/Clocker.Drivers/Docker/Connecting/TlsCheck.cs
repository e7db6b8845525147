using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Whether an engine's certificate is as it should be, and if not, why.</summary>
internal sealed class TlsCheck(DockerEndpoint.Tls endpoint, X509Certificate2 authority, TimeProvider time)
{
    /// <summary>What was wrong with the last certificate, as the rest of a sentence.</summary>
    public string? Problem { get; private set; }

    public bool Accepts(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        Problem = certificate is null ? "it shows no certificate." : Untrusted(certificate) ?? Misnamed(certificate, errors);
        return Problem is null;
    }

    private string? Untrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        if (chain.Build(certificate))
        {
            return null;
        }

        return chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.NotTimeValid)
            ? $"its certificate is valid from {TlsCredentials.Day(certificate.NotBefore)} to {TlsCredentials.Day(certificate.NotAfter)} only; give the engine a new one."
            : $"its certificate is not from the authority in {Path.Combine(endpoint.Directory, TlsCredentials.AuthorityFile)}; this is another engine, or the wrong authority.";
    }

    private string? Misnamed(X509Certificate2 certificate, SslPolicyErrors errors)
    {
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0)
        {
            return null;
        }

        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Distinct()
            .ToList();
        return $"its certificate is for {(names.Count == 0 ? "no name" : string.Join(", ", names))}, and not for {endpoint.Host}.";
    }
}
