using System.Diagnostics;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Picks the way to an endpoint.</summary>
internal static class Transports
{
    public static ITransport To(DockerOptions options, TimeProvider time) => To(options.Endpoint, options, time);

    private static ITransport To(DockerEndpoint endpoint, DockerOptions options, TimeProvider time) => endpoint switch
    {
        DockerEndpoint.Unix unix => new UnixTransport(unix.Path),
        DockerEndpoint.Plain plain => new TcpTransport(plain.Host, plain.Port),
        DockerEndpoint.Tls tls => new TlsTransport(tls, time),
        DockerEndpoint.Ssh ssh => new SshTransport(ssh, options.SshConfig),
        DockerEndpoint.Context context => new ContextTransport(
            context.Name, new DockerContexts(options.ContextsDirectory), found => To(found, options, time)),
        DockerEndpoint.Refused refused => new RefusedTransport(refused.Reason),
        _ => throw new UnreachableException(),
    };
}
