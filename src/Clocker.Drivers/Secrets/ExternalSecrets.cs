using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;

namespace Clocker.Drivers.Secrets;

/// <summary>Secrets that are kept here, and those that other systems keep: the latter are asked for each time that they are used.</summary>
public sealed class ExternalSecrets(ISecrets kept, IReadOnlyList<ISecretSource> sources) : ISecrets
{
    /// <inheritdoc />
    public Task<SecretId> KeepAsync(string owner, string name, string value, CancellationToken cancellation) =>
        kept.KeepAsync(owner, name, value, cancellation);

    /// <inheritdoc />
    /// <exception cref="SecretSourceException">The system that keeps it does not give it; the message says why.</exception>
    public async Task<string?> RevealAsync(SecretId id, CancellationToken cancellation) => ExternalSecret.Read(id) is not { } external
        ? await kept.RevealAsync(id, cancellation)
        : sources.FirstOrDefault(source => source.Name == external.Provider) is { } source
            ? await source.ResolveAsync(external.Key, cancellation)
            : throw new SecretSourceException($"there is no external provider \"{external.Provider}\" any more");

    /// <inheritdoc />
    public Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation) =>
        kept.ForgetAsync(owner, but, cancellation);
}
