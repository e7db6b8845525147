using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>Where a Docker engine is, in one string without secrets. <see cref="object.ToString"/> gives what <see cref="Parse"/> takes.</summary>
public abstract record DockerEndpoint
{
    private const string Usual = "unix:///var/run/docker.sock";
    private const string Forms = "unix:///PATH, tcp://HOST:PORT?certificates=/DIRECTORY, ssh://USER@HOST, or context:NAME";

    private DockerEndpoint()
    {
    }

    /// <summary>What a user should know before using it; null if there is nothing.</summary>
    public virtual string? Warning => null;

    /// <summary>The endpoint that was given, else Docker's usual socket.</summary>
    /// <exception cref="DeviceException">It is none that can be used.</exception>
    public static DockerEndpoint Find(string? given) => Parse(string.IsNullOrWhiteSpace(given) ? Usual : given.Trim());

    /// <summary>An endpoint that was accepted once. If it is none any more, whoever uses it is told so.</summary>
    public static DockerEndpoint Accepted(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (DeviceException error)
        {
            return new Refused(text, error.Message);
        }
    }

    /// <summary>Reads an endpoint; looks at nothing that it names.</summary>
    /// <exception cref="DeviceException">It is none that can be used.</exception>
    public static DockerEndpoint Parse(string text)
    {
        if (text.StartsWith('/') || text.StartsWith("unix:///", StringComparison.Ordinal))
        {
            var path = text.StartsWith('/') ? text : text["unix://".Length..];
            return path.Length > 1 ? new Unix(path) : throw Wrong(text);
        }

        if (text.StartsWith(Context.Prefix, StringComparison.Ordinal))
        {
            return text.Length > Context.Prefix.Length ? new Context(text[Context.Prefix.Length..]) : throw Wrong(text);
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? OverNetwork(text, uri) : throw Wrong(text);
    }

    /// <inheritdoc />
    public abstract override string ToString();

    private static DockerEndpoint OverNetwork(string text, Uri uri) => uri.Scheme switch
    {
        _ when uri.UserInfo.Contains(':') => throw new DeviceException(
            DeviceFault.Invalid, $"A Docker endpoint has no password in it: it is shown and written down. Say who you are by a key or an agent ({uri.Scheme}://USER@{uri.Host})."),
        "ssh" when uri.Query.Length == 0 && !uri.Host.StartsWith('-') && !uri.UserInfo.StartsWith('-') => new Ssh(
            uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(uri.UserInfo),
            uri.Host,
            uri.Port < 0 ? null : uri.Port,
            uri.AbsolutePath is "" or "/" ? null : Uri.UnescapeDataString(uri.AbsolutePath)),
        "tcp+plain" when IsBare(uri) => new Plain(uri.Host, uri.Port < 0 ? Plain.UsualPort : uri.Port),
        "tcp" or "https" when Certificates(uri) is { } directory => directory.StartsWith('/')
            ? new Tls(uri.Host, uri.Port < 0 ? Tls.UsualPort : uri.Port, directory)
            : throw new DeviceException(DeviceFault.Invalid, $"The certificates of {text} have to be named by an absolute path."),
        "tcp" or "http" or "https" when IsBare(uri) => throw new DeviceException(
            DeviceFault.Invalid,
            $"The Docker endpoint {text} names no certificates, and whoever reaches an engine without TLS is root on its host. "
            + $"Name the directory of ca.pem, cert.pem and key.pem (tcp://{uri.Host}:{Tls.UsualPort}?certificates=/DIRECTORY), go over SSH (ssh://USER@{uri.Host}), "
            + $"or, where nobody else can reach it, ask for it by name: tcp+plain://{uri.Host}:{(uri.Port < 0 || uri.IsDefaultPort ? Plain.UsualPort : uri.Port)}."),
        _ => throw Wrong(text),
    };

    private static string? Certificates(Uri uri) =>
        uri.AbsolutePath is "" or "/" && uri.UserInfo.Length == 0 && uri.Query.StartsWith(Tls.Query, StringComparison.Ordinal) && !uri.Query.Contains('&')
            ? Uri.UnescapeDataString(uri.Query[Tls.Query.Length..])
            : null;

    private static bool IsBare(Uri uri) => uri.AbsolutePath is "" or "/" && uri.Query.Length == 0 && uri.UserInfo.Length == 0;

    private static DeviceException Wrong(string text) => new(DeviceFault.Invalid, $"\"{text}\" is no Docker endpoint; use {Forms}.");

    /// <summary>A socket of this machine.</summary>
    /// <param name="Path">Its file.</param>
    public sealed record Unix(string Path) : DockerEndpoint
    {
        /// <inheritdoc />
        public override string ToString() => $"unix://{Path}";
    }

    /// <summary>An engine over TLS; both sides show certificates of one authority.</summary>
    /// <param name="Host">Its name or address, which its certificate has to bear.</param>
    /// <param name="Port">Its port.</param>
    /// <param name="Directory">Where <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c> are, as in Docker's <c>DOCKER_CERT_PATH</c>.</param>
    public sealed record Tls(string Host, int Port, string Directory) : DockerEndpoint
    {
        internal const int UsualPort = 2376;
        internal const string Query = "?certificates=";

        /// <inheritdoc />
        public override string ToString() => $"tcp://{Host}:{Port}{Query}{Uri.EscapeDataString(Directory).Replace("%2F", "/", StringComparison.Ordinal)}";
    }

    /// <summary>An engine that anybody who reaches it may use.</summary>
    /// <param name="Host">Its name or address.</param>
    /// <param name="Port">Its port.</param>
    public sealed record Plain(string Host, int Port) : DockerEndpoint
    {
        internal const int UsualPort = 2375;

        /// <inheritdoc />
        public override string Warning =>
            $"The Docker engine at {this} is talked to in clear text, and asks nobody who they are: whoever reaches it is root on its host.";

        /// <inheritdoc />
        public override string ToString() => $"tcp+plain://{Host}:{Port}";
    }

    /// <summary>An engine's socket on a machine that is reached through the system's <c>ssh</c>, with the user's settings, keys and known hosts.</summary>
    /// <param name="User">Who to be there; null leaves it to <c>ssh</c>.</param>
    /// <param name="Host">Its name, address, or alias in the settings of <c>ssh</c>.</param>
    /// <param name="Port">Its port; null leaves it to <c>ssh</c>.</param>
    /// <param name="Socket">The engine's socket there; null is Docker's usual one.</param>
    public sealed record Ssh(string? User, string Host, int? Port, string? Socket) : DockerEndpoint
    {
        /// <inheritdoc />
        public override string ToString() =>
            $"ssh://{(User is null ? "" : $"{Uri.EscapeDataString(User)}@")}{Host}{(Port is null ? "" : $":{Port}")}{Socket}";
    }

    /// <summary>What is not used.</summary>
    /// <param name="Text">As it was written.</param>
    /// <param name="Reason">Why not, and what would be right.</param>
    public sealed record Refused(string Text, string Reason) : DockerEndpoint
    {
        /// <inheritdoc />
        public override string ToString() => Text;
    }

    /// <summary>What <c>docker context</c> keeps under a name on this machine.</summary>
    /// <param name="Name">The context.</param>
    public sealed record Context(string Name) : DockerEndpoint
    {
        internal const string Prefix = "context:";

        /// <inheritdoc />
        public override string ToString() => $"{Prefix}{Name}";
    }
}
