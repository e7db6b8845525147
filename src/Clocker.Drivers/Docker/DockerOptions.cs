namespace Clocker.Drivers.Docker;

/// <summary>What a Docker host needs to know before its first call.</summary>
public sealed record DockerOptions
{
    /// <summary>Where the engine is.</summary>
    public required DockerEndpoint Endpoint { get; init; }

    /// <summary>Docker's <c>config.json</c> with the logins for registries; null, or a file that is not there, means none.</summary>
    public string? LoginsFile { get; init; }

    /// <summary>Docker's directory with the contexts; null, or one that is not there, means none.</summary>
    public string? ContextsDirectory { get; init; }

    /// <summary>A file with settings for <c>ssh</c>, instead of the user's own.</summary>
    public string? SshConfig { get; init; }
}
