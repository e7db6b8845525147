using Clocker.Blueprints.Catalogues;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;
using Clocker.Server.Endpoints;

namespace Clocker.Server.Cataloguing;

/// <summary>What a request to remove means, and what is in its way.</summary>
internal sealed class CatalogueRemoval
{
    private readonly ITypeCatalogue _types;
    private readonly CatalogueSnapshot _before;

    /// <exception cref="RefusedException">There is no such bundle, or it has more than what was named.</exception>
    public CatalogueRemoval(ITypeCatalogue types, CatalogueSnapshot before, string reference)
    {
        (_types, _before) = (types, before);
        Reading = Find(reference);
    }

    /// <summary>The bundle to remove.</summary>
    public BundleReading Reading { get; }

    /// <summary>Refuses if applications or other bundles use what it has.</summary>
    public void CheckUse(IReadOnlyList<ApplicationView> applications)
    {
        var items = Reading.Items.Select(item => item.ToString()).ToHashSet(StringComparer.Ordinal);
        var users = applications
            .Where(application => application.Deployment.Blueprint.Root.SelfAndDescendants().Any(entity => entity.CatalogItem is { } item && items.Contains(item)))
            .Select(application => $"\"{application.Name}\"")
            .ToList();
        if (users.Count > 0)
        {
            throw Refusals.Conflict(
                ProblemCodes.StillUsed,
                $"{Reading.Bundle} is used by {(users.Count == 1 ? "the application" : "the applications")} {string.Join(", ", users)}.",
                "Remove those first, or say --force: they stay as they are, but their blueprints cannot be deployed again.");
        }

        List<BundleReading> rest = [.. _before.Readings.Where(reading => !ReferenceEquals(reading, Reading))];
        var (now, then) = (new BundleCheck(_types, _before.Readings), new BundleCheck(_types, rest));
        if (rest.Find(reading => Breaks(then, reading) && !Breaks(now, reading)) is { Bundle: { } other })
        {
            throw Refusals.Conflict(ProblemCodes.StillUsed, $"{Reading.Bundle} is used by the bundle {other}.", "Remove that first, or say --force.");
        }
    }

    /// <summary>Refuses if hosts of clouds, or other locations, come from a location that it defines.</summary>
    public void CheckUse(NamedLocations named, IReadOnlyList<HostStatus> hosts)
    {
        var items = Reading.Items.Select(item => item.ToString()).ToHashSet(StringComparer.Ordinal);
        var user = hosts.Where(host => host.Origin is { } origin && IsOne(origin)).Select(host => $"cloud \"{host.Location}\"")
            .Concat(named.All.Where(location => location.Item is null && IsOne(location.Spec)).Select(location => $"location \"{location.Name}\""))
            .FirstOrDefault();
        if (user is not null)
        {
            throw Refusals.Conflict(ProblemCodes.StillUsed, $"{Reading.Bundle} is used by the {user}.", "Remove that first, or say --force: hosts can be given back only once the location is there again.");
        }

        bool IsOne(string location) => named.Meant(location) is { Item: { } item } && items.Contains(item);
    }

    private BundleReading Find(string reference)
    {
        var readings = _before.Readings.Where(reading => reading.Bundle is not null).ToList();
        if (readings.Find(reading => reading.Bundle!.ToString() == reference) is { } bundle)
        {
            return bundle;
        }

        var holders = readings.Where(reading => reading.Items.Any(item => item.ToString() == reference)).ToList();
        return holders switch
        {
            [{ Items: [_] } only] => only,
            [.., { Items: [_] } last] => last,
            [.., var last] => throw Refusals.Conflict(
                ProblemCodes.Conflict,
                $"{reference} came with the bundle {last.Bundle}, which has {last.Items.Count - 1} more {(last.Items.Count == 2 ? "item" : "items")}.",
                $"Bundles are removed as a whole: clocker catalog remove {last.Bundle}"),
            [] => throw Unknown(reference),
        };
    }

    private RefusedException Unknown(string reference)
    {
        var known = _before.Readings.SelectMany(reading => reading.Items.Select(item => item.ToString()).Append($"{reading.Bundle}")).Distinct().Order(StringComparer.Ordinal).ToList();
        var versions = known.Where(name => name.StartsWith($"{reference}:", StringComparison.Ordinal)).ToList();
        return versions.Count > 0
            ? Refusals.Invalid($"\"{reference}\" does not say which version.", $"There {(versions.Count == 1 ? "is" : "are")} {string.Join(", ", versions)}.")
            : _types.Types.Any(type => type.Name == reference)
                ? Refusals.Invalid($"\"{reference}\" is built in.", "It cannot be removed.")
                : Refusals.NotFound($"The catalogue has no \"{reference}\".", Suggestions.Remedy(reference, known, "items"));
    }

    private static bool Breaks(BundleCheck check, BundleReading reading) => check.Of(reading).Any(diagnostic => diagnostic.Severity == Severity.Error);
}
