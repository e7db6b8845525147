using System.Net;
using System.Net.Sockets;
using System.Text.Json;

using Clocker.Client.Serving;

namespace Clocker.Cli.Diagnosing;

/// <summary>What can be seen of this machine without a server.</summary>
internal sealed class LocalChecks(Session session)
{
    private const int UsualPort = 8081;
    private const long EnoughDiskBytes = 2L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether a Docker Engine answers.</summary>
    public async Task<Finding> EngineAsync(CancellationToken cancellation)
    {
        var engine = session.Setting(null, "CLOCKER_ENGINE", "engine") ?? session.Surroundings.Variable("DOCKER_HOST") ?? "unix:///var/run/docker.sock";
        if (engine == "simulated")
        {
            return new Finding("engine", "ok", "The simulated engine is used.", null);
        }

        if (!Uri.TryCreate(engine, UriKind.Absolute, out var url))
        {
            return new Finding("engine", "error", $"\"{engine}\" is no engine's address.", "Write it as unix:///var/run/docker.sock; docs/settings.md has the other forms.");
        }

        if (url.Scheme is not ("unix" or "tcp+plain"))
        {
            return new Finding("engine", "warning", $"Whether the engine at {engine} answers, only a server can see.", "Start one with clocker server, and look again.");
        }

        using var deadline = new CancellationTokenSource(Patience, session.Surroundings.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var version = await VersionAsync(url, ending.Token);
            return new Finding("engine", "ok", $"Docker Engine {version} answers at {engine}.", null);
        }
        catch (HttpRequestException exception) when (Cause(exception) == SocketError.AccessDenied)
        {
            return new Finding("engine", "error", $"This user may not talk to the engine at {engine}.", "Run as root, or join the group docker: sudo usermod -aG docker $USER, and log in again.");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException)
        {
            return new Finding("engine", "error", $"No Docker Engine answers at {engine}.", "Install and start one (Debian: apt-get install docker.io), or name another in DOCKER_HOST.");
        }
    }

    /// <summary>Whether the data directory can be used, by its owner alone.</summary>
    public Finding Permissions()
    {
        var path = session.Data.Path;
        try
        {
            if (!Directory.Exists(path))
            {
                var parent = Path.GetDirectoryName(path)!;
                return Directory.Exists(parent)
                    ? new Finding("permissions", "ok", $"The data directory {path} will be made when it is needed.", null)
                    : new Finding("permissions", "warning", $"Neither the data directory {path} nor what it would be in exists.", $"mkdir -p {parent}");
            }

            var mode = File.GetUnixFileMode(path);
            const UnixFileMode others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
            using var probe = new FileStream(
                session.Data.In("doctor.probe"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return (mode & others) == 0
                ? new Finding("permissions", "ok", $"The data directory {path} is its owner's to write.", null)
                : new Finding("permissions", "error", $"Others can write to the data directory {path}.", $"chmod 700 {path}");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return new Finding("permissions", "error", $"This user cannot write in the data directory {path}.", "Use another one with --data, or mend its owner with chown.");
        }
    }

    /// <summary>Whether there is room.</summary>
    public Finding Disk()
    {
        var place = Directory.Exists(session.Data.Path) ? session.Data.Path : session.Surroundings.Home;
        var free = new DriveInfo(place).AvailableFreeSpace;
        return free < EnoughDiskBytes
            ? new Finding("disk", "warning", $"{free >> 20} MiB are free in {place}.", "Free some space: docker system df shows what images take.")
            : new Finding("disk", "ok", $"{free >> 30} GiB are free in {place}.", null);
    }

    /// <summary>Whether the usual port is free.</summary>
    public static Finding Ports()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, UsualPort));
            return new Finding("ports", "ok", $"Port {UsualPort} on loopback is free.", null);
        }
        catch (SocketException)
        {
            return new Finding("ports", "warning", $"Port {UsualPort} on loopback is taken.", "Nothing to mend: the server takes the next free one, and clocker server status says which.");
        }
    }

    private static SocketError? Cause(HttpRequestException exception) => (exception.InnerException as SocketException)?.SocketErrorCode;

    private static async Task<string> VersionAsync(Uri engine, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        if (engine.Scheme == "unix")
        {
            handler.ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(engine.LocalPath), cancel);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        using var http = new HttpClient(handler);
        var address = engine.Scheme == "unix" ? new Uri("http://localhost/version") : new UriBuilder("http", engine.Host, engine.Port, "version").Uri;
        using var document = JsonDocument.Parse(await http.GetStringAsync(address, cancellation));
        return document.RootElement.TryGetProperty("Version", out var version) ? version.GetString() ?? "?" : "?";
    }
}
