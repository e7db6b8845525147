namespace Clocker.Model.Containers;

/// <summary>Lets an engine join a swarm: a secret, so that it prints as nothing.</summary>
/// <param name="value">What the engine is told.</param>
public sealed class JoinToken(string value)
{
    /// <summary>What the engine is told.</summary>
    public string Reveal() => value;

    /// <inheritdoc />
    public override string ToString() => "***";
}
