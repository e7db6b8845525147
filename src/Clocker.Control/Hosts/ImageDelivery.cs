using Clocker.Model.Containers;

namespace Clocker.Control.Hosts;

/// <summary>Gets images onto a host: from its location, else from a registry, else from a neighbour that has them.</summary>
/// <param name="host">The host.</param>
/// <param name="store">What its location has; null if nothing.</param>
/// <param name="neighbours">The other hosts of its cloud, as of now.</param>
internal sealed class ImageDelivery(IContainerHost host, IImageStore? store, Func<IReadOnlyList<IContainerHost>> neighbours)
{
    /// <summary>Returns the id of an image once it is on the host.</summary>
    public async Task<string> EnsureAsync(string image, CancellationToken cancellation)
    {
        if (await host.Images.FindAsync(image, cancellation) is { } there)
        {
            return there;
        }

        if (store is null || !await TryCopyAsync(store, image, cancellation))
        {
            await PullAsync(image, cancellation);
        }

        return await host.Images.FindAsync(image, cancellation)
            ?? throw new DeviceException(DeviceFault.NotFound, $"image {image} was brought, and the host does not have it");
    }

    private async Task PullAsync(string image, CancellationToken cancellation)
    {
        try
        {
            await host.Images.PullAsync(image, cancellation);
        }
        catch (DeviceException) when (neighbours().Count > 0)
        {
            foreach (var neighbour in neighbours())
            {
                if (await TryCopyAsync(neighbour.Images, image, cancellation))
                {
                    return;
                }
            }

            throw;
        }
    }

    /// <summary>Whether a store had the image and gave it. One that does not answer has nothing to give.</summary>
    private async Task<bool> TryCopyAsync(IImageStore from, string image, CancellationToken cancellation)
    {
        try
        {
            if (await from.FindAsync(image, cancellation) is null)
            {
                return false;
            }

            await using var archive = await from.OpenAsync(image, cancellation);
            await host.Images.LoadAsync(archive, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is DeviceException or IOException)
        {
            return false;
        }
    }
}
