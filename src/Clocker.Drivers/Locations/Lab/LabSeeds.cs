using System.Collections.Concurrent;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>The images that hosts of a lab are given when they are made: taken from the engine once, however many hosts there are.</summary>
internal sealed class LabSeeds(IImageStore images) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _archives = new(StringComparer.Ordinal);

    private readonly ConcurrentBag<string> _paths = [];

    /// <summary>An image's archive.</summary>
    public async Task<Stream> OpenAsync(string image, CancellationToken cancellation) =>
        File.OpenRead(await _archives.GetOrAdd(image, _ => new(() => TakeAsync(image, cancellation))).Value);

    public void Dispose()
    {
        foreach (var path in _paths)
        {
            File.Delete(path);
        }
    }

    private async Task<string> TakeAsync(string image, CancellationToken cancellation)
    {
        var path = Path.GetTempFileName();
        _paths.Add(path);
        await using var archive = await images.OpenAsync(image, cancellation);
        await using var file = File.Create(path);
        await archive.CopyToAsync(file, cancellation);
        return path;
    }
}
