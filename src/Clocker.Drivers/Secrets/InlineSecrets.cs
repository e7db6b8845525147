using Clocker.Model.Secrets;

namespace Clocker.Drivers.Secrets;

/// <summary>Secrets that the server's settings or its environment hold.</summary>
public sealed class InlineSecrets(string name, IReadOnlyDictionary<string, string> values) : ISecretSource
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<string> ResolveAsync(string key, CancellationToken cancellation) => values.TryGetValue(key, out var value)
        ? Task.FromResult(value)
        : Task.FromException<string>(new SecretSourceException("the server was started without it"));
}
