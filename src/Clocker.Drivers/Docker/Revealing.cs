using Clocker.Model.Containers;
using Clocker.Model.Secrets;
using Clocker.Model.Values;

namespace Clocker.Drivers.Docker;

/// <summary>Turns values into text with their secrets in it, at the last moment.</summary>
internal sealed class Revealing(ISecrets secrets)
{
    public async Task<string> TextAsync(Value value, CancellationToken cancellation)
    {
        switch (value)
        {
            case Value.Secret secret:
                return await RevealAsync(secret, cancellation)
                    ?? throw new DeviceException(DeviceFault.Invalid, $"The value of secret {secret.Id} is not kept here any more; deploy again with it.");
            case Value.Joined joined:
                var parts = new List<string>();
                foreach (var part in joined.Parts)
                {
                    parts.Add(await TextAsync(part, cancellation));
                }

                return string.Concat(parts);
            default:
                return value.Display;
        }
    }

    /// <summary>Where another system keeps it and does not give it, that may change: it is tried again.</summary>
    private async Task<string?> RevealAsync(Value.Secret secret, CancellationToken cancellation)
    {
        try
        {
            return await secrets.RevealAsync(secret.Id, cancellation);
        }
        catch (SecretSourceException failure)
        {
            throw new DeviceException(DeviceFault.Failed, $"Secret {secret.Id} cannot be had: {failure.Message}.");
        }
    }
}
