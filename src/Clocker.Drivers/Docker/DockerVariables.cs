namespace Clocker.Drivers.Docker;

/// <summary>The engine that Docker's own variables name.</summary>
/// <param name="Host"><c>DOCKER_HOST</c>, or null.</param>
/// <param name="CertPath"><c>DOCKER_CERT_PATH</c>, or null.</param>
/// <param name="TlsVerify"><c>DOCKER_TLS_VERIFY</c>, or null; anything in it means yes.</param>
/// <param name="ConfigDirectory"><c>DOCKER_CONFIG</c>, else Docker's directory in the user's home.</param>
public sealed record DockerVariables(string? Host, string? CertPath, string? TlsVerify, string ConfigDirectory)
{
    /// <summary>The endpoint as Clocker writes it, or null if none is named. Docker names certificates apart from the address.</summary>
    public string? Endpoint => Host switch
    {
        null or "" => null,
        _ when !Host.StartsWith("tcp://", StringComparison.Ordinal) || Host.Contains('?') => Host,
        _ when !string.IsNullOrEmpty(CertPath) => WithCertificates(CertPath),
        _ when !string.IsNullOrEmpty(TlsVerify) => WithCertificates(ConfigDirectory),
        _ => Host,
    };

    private string WithCertificates(string directory) =>
        $"{Host!.TrimEnd('/')}{DockerEndpoint.Tls.Query}{Uri.EscapeDataString(Path.GetFullPath(directory)).Replace("%2F", "/", StringComparison.Ordinal)}";
}
