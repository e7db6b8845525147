using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>A file for a container as a blueprint declares it; exactly one of text, blob and local path is given.</summary>
/// <param name="Path">The absolute path in the container.</param>
/// <param name="Text">The content, which may hold secrets.</param>
/// <param name="Blob">The content, by its hash.</param>
/// <param name="LocalPath">Where the content is on the author's machine, as long as nobody has attached it.</param>
/// <param name="Mode">The permission bits.</param>
public sealed record ContainerFile(string Path, Value? Text, BlobId? Blob, string? LocalPath, int Mode)
{
    /// <summary>Read and write for the owner, read for everybody.</summary>
    public const int UsualMode = 0b110_100_100;

    /// <summary>The file as a host needs it, or null as long as it is on the author's machine only.</summary>
    public FileSpec? Attached => LocalPath is null ? new(Path, Text, Blob, Mode) : null;
}
