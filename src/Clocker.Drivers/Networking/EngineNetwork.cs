using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>The engine's network that containers are put on: the endpoint component of the providers that use Docker's own drivers.</summary>
internal static class EngineNetwork
{
    /// <summary>Makes it, unless one with its labels is there. <see cref="DeviceFault.Conflict"/> if its name is taken.</summary>
    public static async Task EnsureAsync(NetworkHost host, NetworkRecipe recipe, CancellationToken cancellation)
    {
        try
        {
            await host.Engine.Networks.CreateAsync(recipe, cancellation);
        }
        catch (DeviceException conflict) when (conflict.Fault == DeviceFault.Conflict)
        {
            if (await host.Engine.Networks.FindAsync(recipe.Name, cancellation) is not { } found || !Bears(found.Labels, recipe.Labels))
            {
                throw;
            }
        }
    }

    /// <summary>The subnets that a network has on a host, with the host's own addresses.</summary>
    public static ValueList<NetworkRange> Ranges(NetworkOnHost network) =>
        [.. network.Parts.Select((part, index) => new NetworkRange(part, network.Gateways.ElementAtOrDefault(index)))];

    /// <summary>Whether a thing was made for the same network by the same cloud; the labels that tell more may differ.</summary>
    private static bool Bears(ValueMap<string> labels, ValueMap<string> wanted) =>
        new[] { Labels.Plane, Labels.Cloud, Labels.Claim }.All(label => labels.GetValueOrDefault(label) == wanted.GetValueOrDefault(label));
}
