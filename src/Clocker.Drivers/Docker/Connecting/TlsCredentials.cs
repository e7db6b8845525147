using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>What a directory as in <c>DOCKER_CERT_PATH</c> holds.</summary>
internal sealed class TlsCredentials(X509Certificate2 authority, X509Certificate2 client) : IDisposable
{
    public const string AuthorityFile = "ca.pem";
    public const string Certificate = "cert.pem";
    public const string Key = "key.pem";

    /// <summary>Who has to have signed the engine's certificate.</summary>
    public X509Certificate2 Authority { get; } = authority;

    /// <summary>Our certificate, with its key.</summary>
    public X509Certificate2 Client { get; } = client;

    /// <exception cref="EndpointException">A file is missing, cannot be read, or has expired.</exception>
    public static TlsCredentials Read(string directory, TimeProvider time)
    {
        string[] files = [AuthorityFile, Certificate, Key];
        if (files.FirstOrDefault(file => !File.Exists(Path.Combine(directory, file))) is { } missing)
        {
            throw new EndpointException($"{Path.Combine(directory, missing)} is missing; the directory has to have {string.Join(", ", files)}.");
        }

        try
        {
            var authority = X509Certificate2.CreateFromPem(File.ReadAllText(Path.Combine(directory, AuthorityFile)));
            var client = X509Certificate2.CreateFromPemFile(Path.Combine(directory, Certificate), Path.Combine(directory, Key));
            return client.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime
                ? new TlsCredentials(authority, client)
                : throw new EndpointException($"our certificate {Path.Combine(directory, Certificate)} has expired on {Day(client.NotAfter)}; get a new one.");
        }
        catch (Exception error) when (error is CryptographicException or UnauthorizedAccessException)
        {
            throw new EndpointException($"the certificates in {directory} cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }

    public static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        Authority.Dispose();
        Client.Dispose();
    }
}
