using Clocker.Blueprints;
using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Server.Cataloguing;

namespace Clocker.Server.Deploying;

/// <summary>Says where the values of an application's config were written, by reading again what it was deployed from.</summary>
/// <remarks>The texts are those that were deployed; what came from the catalogue is where the catalogue has it now.</remarks>
internal sealed class ConfigPlaces(ITypeCatalogue types, Catalogue catalogue)
{
    private const string Default = "default, ";
    private const string Here = "here";
    private const string BySetting = "--set";

    /// <summary>For each entry its place, as <c>FILE:LINE:COLUMN</c>; null if nobody wrote it.</summary>
    public IReadOnlyList<string?> Of(ApplicationView application, EntityStatus entity, IReadOnlyList<ConfigEntry> entries)
    {
        var deployment = application.Deployment;
        var places = Formats.Read(deployment.Source, types, [.. deployment.Set], catalogue.Now.Items, [.. deployment.Environments]).Places.ToLookup(place => (place.Entity, place.Key));
        return [.. entries.Select(PlaceOf)];

        string? PlaceOf(ConfigEntry entry)
        {
            var from = entry.From.StartsWith(Default, StringComparison.Ordinal) ? entry.From[Default.Length..] : entry.From;
            var address = from == Here ? entity.Address : from;
            var handle = address == application.Name ? "" : address[(application.Name.Length + 1)..];
            return handle.Length == 0 && deployment.Set.Contains(entry.Key) ? BySetting
                : places[(handle, entry.Key)].ToList() is [var place] ? string.Join(", ", place.Also.Prepend(place.At))
                : null;
        }
    }
}
