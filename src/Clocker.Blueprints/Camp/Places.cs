using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Camp;

/// <summary>Where everything that an application is given was written.</summary>
internal sealed class Places(DiagnosticList diagnostics, Draft root)
{
    /// <summary>The places of config, and of the defaults of parameters.</summary>
    public IReadOnlyList<GivenPlace> OfConfig =>
    [
        .. from draft in root.SelfAndDescendants()
           let handle = draft.Parent is null ? "" : draft.Handle
           from place in draft.Parameters.Where(each => !draft.Config.ContainsKey(each.Parameter.Name))
               .Select(each => new GivenPlace(handle, each.Parameter.Name, diagnostics.At(each.At)))
               .Concat(draft.Config.Where(entry => entry.Value.Key.Text.Length > 0).Select(entry => Of(handle, entry.Key, entry.Value)))
           select place,
    ];

    /// <summary>The places of locations.</summary>
    public IReadOnlyList<LocationPlace> OfLocations =>
        [.. root.SelfAndDescendants().Where(draft => draft.LocationAt is not null).Select(draft => new LocationPlace(draft.Location!, diagnostics.At(draft.LocationAt!.Value)))];

    private GivenPlace Of(string handle, string key, Draft.Given given)
    {
        var at = diagnostics.At(given.Key.At);
        var parts = given.Value is MappingNode map ? map.Entries.Select(entry => diagnostics.At(entry.Key.At)) : [];
        return new(handle, key, at) { Also = [.. parts.Where(part => part.File != at.File).DistinctBy(part => part.File)] };
    }
}
