namespace Clocker.Model.Containers;

/// <summary>An engine's images.</summary>
public interface IImageStore
{
    /// <summary>The id of an image that is on the engine, or null.</summary>
    Task<string?> FindAsync(string image, CancellationToken cancellation);

    /// <summary>Gets an image from its registry.</summary>
    Task PullAsync(string image, CancellationToken cancellation);
}
