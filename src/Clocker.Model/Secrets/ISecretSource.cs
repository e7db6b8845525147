namespace Clocker.Model.Secrets;

/// <summary>Another system that keeps secrets; blueprints ask it by <c>external("name", "key")</c>.</summary>
public interface ISecretSource
{
    /// <summary>The name that blueprints use; it has no colon.</summary>
    string Name { get; }

    /// <summary>The value under a key, as it is now. It is for the one who uses it, and is kept by nobody.</summary>
    /// <exception cref="SecretSourceException">It cannot be had; the message says why, and holds nothing secret.</exception>
    Task<string> ResolveAsync(string key, CancellationToken cancellation);
}
