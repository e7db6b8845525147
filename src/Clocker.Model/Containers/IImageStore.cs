namespace Clocker.Model.Containers;

/// <summary>An engine's images.</summary>
public interface IImageStore
{
    /// <summary>What its archives are: only stores of one kind understand each other's.</summary>
    string Kind => "docker";

    /// <summary>The id of an image that is on the engine, or null.</summary>
    Task<string?> FindAsync(string image, CancellationToken cancellation);

    /// <summary>Gets an image from its registry.</summary>
    Task PullAsync(string image, CancellationToken cancellation);

    /// <summary>An image as an archive that another engine loads. Reading it may throw <see cref="IOException"/>. <see cref="DeviceFault.NotFound"/> if it is not on the engine.</summary>
    Task<Stream> OpenAsync(string image, CancellationToken cancellation);

    /// <summary>Puts an image on the engine that was opened on another; its names come with it. Loading what is there already succeeds.</summary>
    Task LoadAsync(Stream archive, CancellationToken cancellation);
}
