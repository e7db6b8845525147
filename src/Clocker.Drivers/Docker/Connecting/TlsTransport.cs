using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Connections over TLS: the engine's certificate is checked against one authority alone, and ours is shown.</summary>
internal sealed class TlsTransport(DockerEndpoint.Tls endpoint, TimeProvider time) : ITransport
{
    public string Address => endpoint.Host;

    private string OurCertificate => Path.Combine(endpoint.Directory, TlsCredentials.Certificate);

    public async Task<Duplex> ConnectAsync(CancellationToken cancellation)
    {
        // Read for each connection, and connections are kept: a new certificate counts at once.
        using var credentials = TlsCredentials.Read(endpoint.Directory, time);
        var socket = await TcpTransport.OpenAsync(endpoint.Host, endpoint.Port, cancellation);
        var secure = new SslStream(new System.Net.Sockets.NetworkStream(socket, ownsSocket: true));
        var check = new TlsCheck(endpoint, credentials.Authority, time);
        try
        {
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = endpoint.Host,
                    ClientCertificates = [credentials.Client],
                    RemoteCertificateValidationCallback = (_, certificate, _, errors) => check.Accepts(certificate as X509Certificate2, errors),
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                },
                cancellation);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            await secure.DisposeAsync();
            throw new EndpointException(check.Problem ?? Explain(error) ?? $"it does not speak TLS as Docker does ({error.Message.TrimEnd('.')}).", error);
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }

        return new Duplex(secure, () => Finish(secure));
    }

    /// <summary>TLS 1.3 tells of a refused certificate with the first answer, not before.</summary>
    public string? Explain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause.Message.Contains("alert", StringComparison.OrdinalIgnoreCase))
            {
                return $"it does not accept our certificate {OurCertificate}; get one from the authority that the engine trusts.";
            }
        }

        // Whether its last word arrives before the connection is gone is a matter of luck.
        return TcpTransport.Explain(error, endpoint.Host)
            ?? $"the connection broke: it stopped, or it does not accept our certificate {OurCertificate}; look whether the engine runs, and which authority it trusts.";
    }

    public void Dispose()
    {
    }

    private static async void Finish(SslStream secure)
    {
        try
        {
            await secure.ShutdownAsync();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Whoever reads from the connection sees that it is broken.
        }
    }
}
