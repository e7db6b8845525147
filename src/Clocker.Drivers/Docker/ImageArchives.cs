using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker;

/// <summary>Archives of images in a directory, as <c>docker save</c> writes them, packed or not: <c>mysql:5.7</c> is <c>mysql_5.7.tar</c>. Read anew each time.</summary>
public sealed class ImageArchives(string directory) : IImageStore
{
    private static readonly string[] Endings = [".tar", ".tar.gz", ".tgz", ".tar.xz"];

    /// <inheritdoc />
    public Task<string?> FindAsync(string image, CancellationToken cancellation) => Task.FromResult(PathOf(image));

    /// <inheritdoc />
    public Task PullAsync(string image, CancellationToken cancellation) =>
        Task.FromException(new DeviceException(DeviceFault.Invalid, $"Image \"{image}\" cannot be pulled into {directory}; save it there."));

    /// <inheritdoc />
    public Task<Stream> OpenAsync(string image, CancellationToken cancellation)
    {
        if (PathOf(image) is not { } path)
        {
            return Task.FromException<Stream>(new DeviceException(DeviceFault.NotFound, $"Image \"{image}\" is not in {directory}."));
        }

        try
        {
            return Task.FromResult<Stream>(File.OpenRead(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Task.FromException<Stream>(new DeviceException(DeviceFault.Failed, $"{path} cannot be read: {error.Message.TrimEnd('.')}.", error));
        }
    }

    /// <inheritdoc />
    public Task LoadAsync(Stream archive, CancellationToken cancellation) =>
        Task.FromException(new DeviceException(DeviceFault.Invalid, $"Nothing is written into {directory}."));

    /// <summary>An image's name has no place for what separates directories.</summary>
    private string? PathOf(string image)
    {
        var name = new string([.. image.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_')]);
        return Endings.Select(ending => Path.Combine(directory, name + ending)).FirstOrDefault(File.Exists);
    }
}
