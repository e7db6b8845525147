namespace Clocker.Drivers.Secrets;

/// <summary>Where a Vault is, what to read there, and as whom.</summary>
public sealed record VaultOptions
{
    /// <summary>The URL of the server, without a path.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Where the engine of secrets is mounted; null is <c>secret</c> for version 2, and part of the path for version 1.</summary>
    public string? MountPoint { get; init; }

    /// <summary>The secret whose fields are the keys.</summary>
    public string Path { get; init; } = "";

    /// <summary>The version of the engine's API: 1 or 2.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The token, if one is given.</summary>
    public string? Token { get; init; }

    /// <summary>A file with the token, read anew each time.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The user to log in as, if there is no token.</summary>
    public string? Username { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public override string ToString() => Endpoint.ToString();
}
