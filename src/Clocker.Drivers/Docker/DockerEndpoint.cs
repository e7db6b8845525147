using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>Where a Docker engine is: <c>unix:///PATH</c> or <c>tcp://HOST:PORT</c>.</summary>
public sealed record DockerEndpoint
{
    private const string Usual = "unix:///var/run/docker.sock";

    private DockerEndpoint(Uri uri) => Uri = uri;

    /// <summary>As Docker writes it.</summary>
    public Uri Uri { get; }

    /// <summary>The address at which the engine's published ports are reached from here.</summary>
    public string Address => SocketPath is null ? Uri.Host : "127.0.0.1";

    /// <summary>The socket's file, or null if the engine is reached over the network.</summary>
    internal string? SocketPath => Uri.Scheme == "unix" ? Uri.LocalPath : null;

    /// <summary>The endpoint that was given, else the one in <c>DOCKER_HOST</c>, else the usual socket.</summary>
    /// <exception cref="DeviceException">It is none that can be used.</exception>
    public static DockerEndpoint Find(string? given, string? dockerHost)
    {
        var text = !string.IsNullOrWhiteSpace(given) ? given : !string.IsNullOrWhiteSpace(dockerHost) ? dockerHost : Usual;
        return Uri.TryCreate(text.StartsWith('/') ? "unix://" + text : text, UriKind.Absolute, out var uri) ? Usable(uri) : throw Wrong(text);
    }

    /// <inheritdoc />
    public override string ToString() => Uri.OriginalString;

    private static DockerEndpoint Usable(Uri uri) => uri.Scheme switch
    {
        "unix" when uri.LocalPath.Length > 1 => new(uri),
        "tcp" or "http" when uri.Host.Length > 0 => new(new UriBuilder("tcp", uri.Host, uri.Port < 0 ? 2375 : uri.Port).Uri),
        "ssh" => throw new DeviceException(
            DeviceFault.Invalid,
            $"The Docker endpoint {uri.OriginalString} goes over SSH, which is not supported; forward its socket (ssh -L /tmp/docker.sock:/var/run/docker.sock …) and use unix:///tmp/docker.sock."),
        _ => throw Wrong(uri.OriginalString),
    };

    private static DeviceException Wrong(string text) => new(
        DeviceFault.Invalid, $"\"{text}\" is no Docker endpoint; use unix:///PATH or tcp://HOST:PORT.");
}
