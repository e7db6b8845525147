using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;

namespace Clocker.Server.Locating;

/// <summary>What somebody should know before using a location.</summary>
internal static class LocationWarnings
{
    /// <summary>An engine that is asked in clear text.</summary>
    public const string PlainCode = "CLK1110";

    /// <summary>Doubts about a named location.</summary>
    public static IEnumerable<Diagnostic> Of(NamedLocation location, NamedLocations all, string source) =>
        OfEndpoint(all.Resolve(location)?.Spec ?? location.Spec) is { } warning
            ? [new Diagnostic(PlainCode, Severity.Warning, warning, "Use TLS or SSH if others can reach that network.", new SourceLocation(source, 0, 0))]
            : [];

    /// <summary>The same for a location that somebody wants hosts of.</summary>
    public static string? Of(string location, NamedLocations all) =>
        OfEndpoint(all.Meant(location) is { } named ? all.Resolve(named)?.Spec ?? location : location);

    private static string? OfEndpoint(string spec)
    {
        if (LocationName.Parse(spec) is not LocationName.Engine(var endpoint))
        {
            return null;
        }

        try
        {
            return DockerEndpoint.Parse(endpoint).Warning;
        }
        catch (DeviceException)
        {
            // Who asks for a host there is told what is wrong with it.
            return null;
        }
    }
}
