namespace Clocker.Model.Machines;

/// <summary>How a Docker engine is to be installed and set up on one machine.</summary>
public sealed record EngineWanted
{
    /// <summary>What does not differ from machine to machine.</summary>
    public EngineSettings Settings { get; init; } = new();

    /// <summary>The certificate by which it knows its clients, as PEM.</summary>
    public required string AuthorityPem { get; init; }

    /// <summary>Its own certificate, as PEM.</summary>
    public required string CertificatePem { get; init; }

    /// <summary>The key of its certificate, as PEM; empty if the machine has it already.</summary>
    public required string KeyPem { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"engine {Settings.Version}";
}
