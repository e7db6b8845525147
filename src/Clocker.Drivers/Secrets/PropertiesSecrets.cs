using Clocker.Model.Secrets;

namespace Clocker.Drivers.Secrets;

/// <summary>Secrets in a file of Java's properties, which is read anew each time.</summary>
public sealed class PropertiesSecrets(string name, string path) : ISecretSource
{
    private const long LargestFile = 1 << 20;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<string> ResolveAsync(string key, CancellationToken cancellation)
    {
        string text;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw new SecretSourceException($"{path} is larger than 1 MiB");
            }

            text = await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSourceException($"{path} cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }

        return JavaProperties.Read(text).TryGetValue(key, out var value) ? value : throw new SecretSourceException($"{path} does not have it");
    }
}
