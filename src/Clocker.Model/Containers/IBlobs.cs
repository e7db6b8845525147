using Clocker.Model.Identity;

namespace Clocker.Model.Containers;

/// <summary>Contents of files by their hash: what blueprints bring along never enters a world.</summary>
public interface IBlobs
{
    /// <summary>Keeps a content; keeping it twice is keeping it once.</summary>
    Task<BlobId> KeepAsync(Stream content, CancellationToken cancellation);

    /// <summary>Opens a content for reading, or null if it is not kept here.</summary>
    Task<Stream?> OpenAsync(BlobId id, CancellationToken cancellation);

    /// <summary>Forgets all contents but these, and but those kept a short while ago: whoever keeps one is about to name it.</summary>
    Task ForgetAsync(IReadOnlyCollection<BlobId> but, CancellationToken cancellation);
}
