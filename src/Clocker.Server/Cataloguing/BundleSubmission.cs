using Clocker.Blueprints.Catalogues;
using Clocker.Client.Catalogue;
using Clocker.Model.Blueprints;
using Clocker.Server.Endpoints;

namespace Clocker.Server.Cataloguing;

/// <summary>Bundles as a request brings them, read.</summary>
internal sealed class BundleSubmission
{
    private const int BundlesMax = 100;

    /// <exception cref="RefusedException">The request makes no sense, or is too large.</exception>
    public BundleSubmission(IReadOnlyList<BundleText> bundles)
    {
        if (bundles.Count is 0 or > BundlesMax)
        {
            throw Refusals.Invalid($"A request adds 1 to {BundlesMax} bundles, not {bundles.Count}.");
        }

        foreach (var bundle in bundles)
        {
            Check(bundle);
        }

        Readings = [.. bundles.Select(bundle => BundleReader.Read(bundle.Origin, [.. bundle.Files.Select(file => new Source(file.Path, file.Text))]))];
    }

    /// <summary>What is in them, in order.</summary>
    public IReadOnlyList<BundleReading> Readings { get; }

    private static void Check(BundleText bundle)
    {
        if (bundle.Files.Count is 0 or > BundleArchive.MostEntries)
        {
            throw Refusals.Invalid($"The bundle \"{bundle.Origin}\" has {bundle.Files.Count} files; it must have 1 to {BundleArchive.MostEntries}.");
        }

        if (bundle.Files.Sum(file => (long)file.Text.Length) > BundleArchive.MostBytes)
        {
            throw Refusals.TooLarge($"The texts of \"{bundle.Origin}\" have more than {BundleArchive.MostBytes >> 20} MiB.");
        }

        if (bundle.Files.FirstOrDefault(file => BundlePath.Clean(file.Path) != file.Path) is { } odd)
        {
            throw Refusals.Invalid($"\"{odd.Path}\" is no path within a bundle.", "Use plain relative paths with /.");
        }

        if (bundle.Files.GroupBy(file => file.Path).FirstOrDefault(path => path.Count() > 1) is { } twice)
        {
            throw Refusals.Invalid($"The bundle \"{bundle.Origin}\" has \"{twice.Key}\" twice.");
        }
    }
}
