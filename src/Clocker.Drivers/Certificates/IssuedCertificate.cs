using System.Security.Cryptography.X509Certificates;

namespace Clocker.Drivers.Certificates;

/// <summary>A certificate with its key, as PEM. Never printed: it holds a key.</summary>
/// <param name="Certificate">The certificate alone; whoever checks it has the authority's own.</param>
/// <param name="Key">Its private key (PKCS #8).</param>
public sealed record IssuedCertificate(string Certificate, string Key)
{
    /// <summary>Whether two thirds of a certificate's time are over: it is time for a new one.</summary>
    public static bool IsDue(string pem, DateTimeOffset now)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return IsDue(certificate, now);
    }

    /// <inheritdoc />
    public override string ToString() => "a certificate and its key";

    internal static bool IsDue(X509Certificate2 certificate, DateTimeOffset now)
    {
        DateTimeOffset from = certificate.NotBefore, to = certificate.NotAfter;
        return now >= to - ((to - from) / 3);
    }
}
