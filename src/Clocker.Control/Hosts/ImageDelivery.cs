using Clocker.Model.Containers;

namespace Clocker.Control.Hosts;

/// <summary>Gets images onto a host: from its location, else from a registry, else from the archives beside the server, else from a host that has them.</summary>
/// <param name="host">The host.</param>
/// <param name="store">What its location has; null if nothing.</param>
/// <param name="traffic">What is moved besides.</param>
/// <param name="neighbours">The other hosts, as of now, those of its own cloud first.</param>
/// <param name="time">The clock.</param>
internal sealed class ImageDelivery(IContainerHost host, IImageStore? store, ImageTraffic traffic, Func<IReadOnlyList<IContainerHost>> neighbours, TimeProvider time)
{
    /// <summary>Who has an image says so at once.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>To find out that there is no way to a registry can take half a minute each time: for so long it is asked last.</summary>
    private static readonly TimeSpan RegistryPause = TimeSpan.FromMinutes(5);

    private long? _noRegistrySince;

    /// <summary>Returns the id of an image once it is on the host.</summary>
    public async Task<string> EnsureAsync(string image, CancellationToken cancellation)
    {
        using var turn = await traffic.EnterAsync(host, image);
        if (await host.Images.FindAsync(image, cancellation) is { } there)
        {
            return there;
        }

        if (store is null || !await TryCopyAsync(store, image, [], cancellation))
        {
            await BringAsync(image, cancellation);
        }

        return await host.Images.FindAsync(image, cancellation)
            ?? throw new DeviceException(DeviceFault.NotFound, $"image {image} was brought, and the host does not have it");
    }

    private async Task BringAsync(string image, CancellationToken cancellation)
    {
        var troubles = new List<string>();
        var asksLast = _noRegistrySince is { } since && time.GetElapsedTime(since) < RegistryPause;
        if (asksLast && await TryOthersAsync(image, troubles, cancellation))
        {
            return;
        }

        try
        {
            await host.Images.PullAsync(image, cancellation);
            _noRegistrySince = null;
        }
        catch (DeviceException failure)
        {
            _noRegistrySince = failure.Fault == DeviceFault.Failed ? time.GetTimestamp() : null;
            if (asksLast || !await TryOthersAsync(image, troubles, cancellation))
            {
                throw Nowhere(failure, troubles);
            }
        }
    }

    private DeviceException Nowhere(DeviceException failure, List<string> troubles) => troubles.Count == 0 && neighbours().Count == 0 ? failure
        : new(failure.Fault, $"{failure.Message.TrimEnd('.')}; no other host gives it either{(troubles.Count == 0 ? "" : $" ({string.Join("; ", troubles.Distinct())})")}.", failure);

    private async Task<bool> TryOthersAsync(string image, List<string> troubles, CancellationToken cancellation)
    {
        if (traffic.Cache is { } cache && await TryCopyAsync(cache, image, troubles, cancellation))
        {
            return true;
        }

        foreach (var neighbour in neighbours().Where(other => other.Images.Kind == host.Images.Kind))
        {
            if (await TryCopyAsync(neighbour.Images, image, troubles, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a store had the image and gave it: straight from there to here, kept nowhere on the way. One that does not answer has nothing to give.</summary>
    private async Task<bool> TryCopyAsync(IImageStore from, string image, List<string> troubles, CancellationToken cancellation)
    {
        try
        {
            if (from.Kind != host.Images.Kind || await HasAsync(from, image, cancellation) is false)
            {
                return false;
            }

            await traffic.Copies.EnterAsync();
            try
            {
                await using var archive = await from.OpenAsync(image, cancellation);
                await host.Images.LoadAsync(archive, cancellation);
                return true;
            }
            finally
            {
                traffic.Copies.Leave();
            }
        }
        catch (Exception failure) when (failure is DeviceException or IOException)
        {
            troubles.Add(failure.Message.TrimEnd('.'));
            return false;
        }
    }

    private async Task<bool> HasAsync(IImageStore from, string image, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(AnswerWithin, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await from.FindAsync(image, both.Token) is not null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
