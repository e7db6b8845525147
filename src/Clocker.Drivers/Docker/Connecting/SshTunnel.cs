using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>One run of <c>ssh</c> that forwards an engine's socket to a file of ours.</summary>
/// <remarks>What it runs there ends when our end of its input does: a server that is killed leaves no <c>ssh</c> behind.</remarks>
internal sealed class SshTunnel : IDisposable
{
    private const string UsualSocket = "/var/run/docker.sock";
    private const int MostLines = 20;

    private readonly DockerEndpoint.Ssh _endpoint;
    private readonly DirectoryInfo _directory;
    private readonly Process _process;
    private readonly Queue<string> _said = new();

    private SshTunnel(DockerEndpoint.Ssh endpoint, string? config)
    {
        _endpoint = endpoint;
        _directory = Directory.CreateTempSubdirectory("clocker-ssh-");
        _process = new Process { StartInfo = Command(config) };
    }

    /// <summary>The forwarded socket, which nobody else may use.</summary>
    public string Socket => Path.Combine(_directory.FullName, "docker.sock");

    public bool HasEnded => _process.HasExited;

    private string RemoteSocket => _endpoint.Socket ?? UsualSocket;

    public static async Task<SshTunnel> OpenAsync(DockerEndpoint.Ssh endpoint, string? config, CancellationToken cancellation)
    {
        var tunnel = new SshTunnel(endpoint, config);
        try
        {
            tunnel.Start();
            await tunnel.ReadyAsync(cancellation);
            return tunnel;
        }
        catch
        {
            tunnel.Dispose();
            throw;
        }
    }

    /// <summary>Why there is no connection, in the words of <c>ssh</c> and with what would help.</summary>
    public string Reason(string otherwise)
    {
        string words;
        lock (_said)
        {
            words = _said.LastOrDefault(line => line.Length > 0) ?? otherwise;
        }

        var remedy = words switch
        {
            _ when words.Contains("Host key verification failed", StringComparison.Ordinal) =>
                $"its host key is not among the known ones, or has changed: connect once by hand (ssh {Target}) and look at it",
            _ when words.Contains("Permission denied", StringComparison.Ordinal) => "give ssh a key that is let in there (ssh-add, or IdentityFile in ~/.ssh/config)",
            _ => $"try it by hand: ssh {Target}",
        };
        return $"ssh says \"{words.TrimEnd('.')}\"; {remedy}.";
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or Win32Exception)
        {
            // It never ran, or has ended.
        }

        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private string Target => $"{(_endpoint.User is null ? "" : $"{_endpoint.User}@")}{_endpoint.Host}";

    private ProcessStartInfo Command(string? config)
    {
        string[] settings =
        [
            "BatchMode=yes", "ConnectTimeout=20", "ServerAliveInterval=15", "ServerAliveCountMax=3", "ExitOnForwardFailure=yes",
            "StreamLocalBindMask=0177", "ControlMaster=no", "ControlPath=none", "ForwardAgent=no", "ForwardX11=no", "LogLevel=ERROR",
        ];
        List<string> arguments =
        [
            "-T",
            .. settings.SelectMany(setting => (string[])["-o", setting]),
            .. config is null ? Array.Empty<string>() : ["-F", config],
            .. _endpoint.User is null ? Array.Empty<string>() : ["-l", _endpoint.User],
            .. _endpoint.Port is null ? Array.Empty<string>() : ["-p", _endpoint.Port.Value.ToString(CultureInfo.InvariantCulture)],
            "-L", $"{Socket}:{RemoteSocket}",
            "--", _endpoint.Host, Script(RemoteSocket),
        ];
        return new("ssh", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static string Script(string socket)
    {
        var quoted = $"'{socket.Replace("'", @"'\''", StringComparison.Ordinal)}'";
        return $"if [ ! -S {quoted} ]; then echo clocker:missing; elif [ ! -w {quoted} ]; then echo clocker:forbidden; else echo clocker:ready; exec cat > /dev/null; fi";
    }

    private void Start()
    {
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception error)
        {
            throw new EndpointException("the program ssh is not here; install it (Debian: apt-get install openssh-client).", error);
        }

        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Enqueue(line?.Trim() ?? "");
            if (_said.Count > MostLines)
            {
                _said.Dequeue();
            }
        }
    }

    private async Task ReadyAsync(CancellationToken cancellation)
    {
        // Profiles may print something of their own first.
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            switch (line)
            {
                case "clocker:ready":
                    return;
                case "clocker:missing":
                    throw new EndpointException($"there is no socket {RemoteSocket} on {_endpoint.Host}; install Docker there and start it, or name the socket in the endpoint.");
                case "clocker:forbidden":
                    throw new EndpointException(
                        $"that user may not use the socket {RemoteSocket} on {_endpoint.Host}; add the user to the group \"docker\" there, or go in as root.");
            }
        }

        await _process.WaitForExitAsync(cancellation);
        throw new EndpointException(Reason("the connection could not be made"));
    }
}
