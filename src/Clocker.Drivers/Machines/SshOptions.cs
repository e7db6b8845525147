using Clocker.Model.Collections;

namespace Clocker.Drivers.Machines;

/// <summary>How a machine is reached over SSH. Never printed: it may hold passwords.</summary>
public sealed record SshOptions
{
    /// <summary>The machine's address or name.</summary>
    public required string Host { get; init; }

    /// <summary>The port of its SSH server.</summary>
    public int Port { get; init; } = 22;

    /// <summary>Who we are there.</summary>
    public required string User { get; init; }

    /// <summary>Files of private keys, tried in order.</summary>
    public ValueList<string> KeyFiles { get; init; } = [];

    /// <summary>A private key itself, as PEM; null if there is none.</summary>
    public string? KeyText { get; init; }

    /// <summary>Opens encrypted keys.</summary>
    public string? KeyPassphrase { get; init; }

    /// <summary>The socket of an agent whose keys are tried first; null if none is used.</summary>
    public string? AgentSocket { get; init; }

    /// <summary>The user's password; null if there is none.</summary>
    public string? Password { get; init; }

    /// <summary>What sudo is told if it asks; null if it must not ask.</summary>
    public string? SudoPassword { get; init; }

    /// <summary>The keys of machines that are known, as OpenSSH writes them. It need not be there.</summary>
    public required string KnownHostsFile { get; init; }

    /// <summary>More such files, which are read and never written.</summary>
    public ValueList<string> OtherKnownHostsFiles { get; init; } = [];

    /// <summary>Whether keys that cannot be used are passed over, because nobody has named them.</summary>
    public bool PassesOverKeys { get; init; }

    /// <summary>Whether the key of a machine that is not known is believed, and written to the file. A key that has changed never is.</summary>
    public bool RecordsHostKeys { get; init; }

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public override string ToString() => $"{User}@{Host}:{Port}";
}
