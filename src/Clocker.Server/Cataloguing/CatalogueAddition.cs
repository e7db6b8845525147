using Clocker.Blueprints.Catalogues;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

namespace Clocker.Server.Cataloguing;

/// <summary>What the catalogue would be with more bundles, and everything that is wrong with that.</summary>
internal sealed class CatalogueAddition
{
    private readonly List<Diagnostic> _diagnostics;
    private readonly IReadOnlyList<BundleReading> _added;
    private readonly CatalogueSnapshot _before;
    private readonly bool _force;

    public CatalogueAddition(ITypeCatalogue types, CatalogueSnapshot before, IReadOnlyList<BundleReading> added, bool force)
    {
        (_before, _added, _force) = (before, added, force);
        _diagnostics = [.. added.SelectMany(reading => reading.Diagnostics)];
        if (added.Any(reading => reading.Bundle is null))
        {
            return;
        }

        foreach (var (reading, index) in added.Select((reading, index) => (reading, index)))
        {
            CheckTaken(reading.Bundle!, index);
            reading.Items.ToList().ForEach(item => CheckTaken(item, reading));
        }

        CheckAll(types);
    }

    /// <summary>Everything found, in the order of the bundles.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    private void CheckTaken(CatalogueBundle bundle, int index)
    {
        if (_added.Take(index).Any(other => IsSame(other.Bundle!, bundle)))
        {
            Error(BundleCodes.ItemTwice, $"Two bundles are called {bundle}.", "Give one of them another name or version.", new(bundle.Origin, 0, 0));
        }
        else if (_before.Bundles.FirstOrDefault(other => IsSame(other, bundle)) is { } there
            && !there.Files.Equals(bundle.Files) && !_force && !Versions.IsSnapshot(bundle.Version))
        {
            Error(BundleCodes.ItemTaken, $"The catalogue has {there} already, and it says something else.", "Give it another version, or say --force to replace it.", new(bundle.Origin, 0, 0));
        }
    }

    /// <summary>Another bundle may define the same item, as long as it says the same.</summary>
    private void CheckTaken(CatalogueItem item, BundleReading reading)
    {
        var others = _before.Readings.Where(other => other.Bundle is { } bundle && !IsSame(bundle, reading.Bundle!))
            .Concat(_added.TakeWhile(other => !ReferenceEquals(other, reading)))
            .SelectMany(other => other.Items);
        if (!_force && !Versions.IsSnapshot(item.Version)
            && others.FirstOrDefault(other => other.Id == item.Id && other.Version == item.Version && other.Text != item.Text) is { } there)
        {
            Error(BundleCodes.ItemTaken, $"The bundle {there.Bundle} has {item} already, and it says something else.", "Give it another version, or say --force: then this one counts.", item.Location);
        }
    }

    private void CheckAll(ITypeCatalogue types)
    {
        List<BundleReading> kept = [.. _before.Readings.Where(there => there.Bundle is { } bundle && !_added.Any(reading => IsSame(reading.Bundle!, bundle)))];
        var check = new BundleCheck(types, [.. kept, .. _added]);
        _diagnostics.AddRange(_added.SelectMany(check.Of));
        if (_force)
        {
            return;
        }

        var now = new BundleCheck(types, _before.Readings);
        foreach (var broken in kept.Where(reading => Breaks(check, reading) && !Breaks(now, reading)))
        {
            Error(BundleCodes.StillUsed, $"The bundle {broken.Bundle} uses types that would no longer be there.", "Keep them, or say --force.", check.Of(broken).First(diagnostic => diagnostic.Severity == Severity.Error).Location);
        }
    }

    private static bool Breaks(BundleCheck check, BundleReading reading) => check.Of(reading).Any(diagnostic => diagnostic.Severity == Severity.Error);

    private static bool IsSame(CatalogueBundle one, CatalogueBundle other) => one.Name == other.Name && Versions.AreSame(one.Version, other.Version);

    private void Error(string code, string message, string remedy, SourceLocation at) => _diagnostics.Add(new(code, Severity.Error, message, remedy, at));
}
