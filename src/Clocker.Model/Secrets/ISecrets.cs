using Clocker.Model.Identity;

namespace Clocker.Model.Secrets;

/// <summary>Where the values of secrets are kept: encrypted, outside the journal, deletable.</summary>
public interface ISecrets
{
    /// <summary>Keeps a value under a name within an owner; the same value under the same name gives the same id again.</summary>
    Task<SecretId> KeepAsync(string owner, string name, string value, CancellationToken cancellation);

    /// <summary>A value, or null if it is not kept here (any more).</summary>
    Task<string?> RevealAsync(SecretId id, CancellationToken cancellation);

    /// <summary>Deletes all values of an owner but those named.</summary>
    Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation);
}
