using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>A file to write into a container. Exactly one of <paramref name="Text"/> and <paramref name="Blob"/> is given.</summary>
/// <param name="Path">The absolute path in the container.</param>
/// <param name="Text">The content, which may hold secrets.</param>
/// <param name="Blob">The content, by its hash.</param>
/// <param name="Mode">The permission bits.</param>
public sealed record FileSpec(string Path, Value? Text, BlobId? Blob, int Mode = 0b110_100_100);
