using System.Security.Cryptography;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Drivers.Files;

/// <summary>Contents of files in a directory, each under the SHA-256 of its bytes.</summary>
/// <param name="directory">Where; made when it is first needed.</param>
/// <param name="time">The clock.</param>
public sealed class BlobStore(string directory, TimeProvider time) : IBlobs
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task<BlobId> KeepAsync(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);

        // Under a name that no other writer has, and moved when it is whole: a content is there entirely or not at all.
        var temporary = Path.Combine(directory, Path.GetRandomFileName());
        try
        {
            var id = await WriteAsync(content, temporary, cancellation);
            File.Move(temporary, PathOf(id), overwrite: true);
            return id;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(BlobId id, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(IsHash(id.Value)
                ? new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true)
                : null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc />
    public Task ForgetAsync(IReadOnlyCollection<BlobId> but, CancellationToken cancellation)
    {
        var kept = but.Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        var before = time.GetUtcNow() - Grace;

        // Besides contents, what a process that was killed while it wrote one left.
        foreach (var file in Directory.Exists(directory) ? new DirectoryInfo(directory).EnumerateFiles() : [])
        {
            cancellation.ThrowIfCancellationRequested();
            if (!kept.Contains(file.Name) && file.LastWriteTimeUtc < before)
            {
                file.Delete();
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<BlobId> WriteAsync(Stream content, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var buffer = new byte[1 << 16];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        await file.FlushAsync(cancellation);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return new BlobId(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Ids come from journals and requests: nothing but a hash may become a file's name.</summary>
    private static bool IsHash(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower);

    private string PathOf(BlobId id) => Path.Combine(directory, id.Value);
}
