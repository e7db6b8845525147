using Clocker.Blueprints.Locations;
using Clocker.Client.Locations;
using Clocker.Client.Problems;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;
using Clocker.Model.Values;
using Clocker.Server.Endpoints;
using Clocker.Server.Hosting;

namespace Clocker.Server.Locating;

/// <summary>Named locations in words on the wire.</summary>
internal static class LocationViews
{
    /// <summary>All of them; of a catalogue item, the version that its id alone means.</summary>
    public static IReadOnlyList<LocationAnswer> All(ServerParts parts) =>
        [.. parts.Named.Named.All.Where(location => location.Name != location.Item).Select(location => Answer(location, parts))];

    /// <summary>The location of a name.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static NamedLocation Find(string name, ServerParts parts)
    {
        var named = parts.Named.Named;
        IReadOnlyList<string> candidates = [.. named.All.Select(location => location.Name)];
        return named.Find(name) ?? throw new RefusedException(new Problem
        {
            Title = "Not found",
            Status = StatusCodes.Status404NotFound,
            Code = ProblemCodes.LocationNotFound,
            Detail = $"There is no named location \"{name}\".",
            Remedy = Suggestions.Remedy(name, candidates, "named locations"),
            Candidates = candidates,
        });
    }

    public static LocationAnswer Answer(NamedLocation location, ServerParts parts)
    {
        var named = parts.Named.Named;
        var resolved = named.Resolve(location)?.Spec;
        return new()
        {
            Name = location.Name,
            Spec = location.Spec,
            // What a catalogue says is a text of its own, so nothing of it was hidden before.
            Defaults = LocationSettings.Hide(location.Defaults, way => new Value.Secret(new(way))).Json(),
            Resolved = resolved == location.Spec ? null : resolved,
            Item = location.Item,
            Clouds =
            [
                .. parts.Plane.Hosts.Where(host => host.Origin is { } origin && named.Meant(origin)?.Name == location.Name)
                    .Select(host => host.Location)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
        };
    }
}
