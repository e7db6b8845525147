using Clocker.Blueprints.Catalogues;
using Clocker.Client.Catalogue;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Server.Deploying;
using Clocker.Server.Endpoints;
using Clocker.Server.Hosting;

namespace Clocker.Server.Cataloguing;

/// <summary>Adds to the catalogue and removes from it, one request after another: what is checked is what it becomes.</summary>
internal sealed class CatalogueKeeper(ServerParts parts, Catalogue catalogue)
{
    private const string Turn = "catalogue";

    private readonly NameLocks _turns = new();

    /// <summary>Adds bundles; all of them, or none if anything is wrong with any.</summary>
    public async Task<CatalogueAddAnswer> AddAsync(CatalogueAddRequest request, Caller caller, CancellationToken cancellation)
    {
        var submitted = new BundleSubmission(request.Bundles);
        return await _turns.WithAsync(Turn, AddNextAsync, cancellation);

        async Task<CatalogueAddAnswer> AddNextAsync()
        {
            var addition = new CatalogueAddition(parts.Types, catalogue.Now, submitted.Readings, request.Force);
            if (addition.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            {
                throw Invalid(addition.Diagnostics);
            }

            ValueList<CatalogueBundle> bundles = [.. submitted.Readings.Select(reading => reading.Bundle!)];
            var changed = (await parts.Plane.ChangeCatalogueAsync(bundles, [], request.Force, caller, cancellation)).Value();
            return new(
                [.. submitted.Readings.Zip(changed.Changes, Answer)],
                [.. addition.Diagnostics.Select(diagnostic => diagnostic.Answer())]);
        }
    }

    /// <summary>Removes the bundle of that name and version, or the one that has nothing but the item of that name and version.</summary>
    public Task<BundleAnswer> RemoveAsync(string reference, bool force, Caller caller, CancellationToken cancellation)
    {
        return _turns.WithAsync(Turn, RemoveNextAsync, cancellation);

        async Task<BundleAnswer> RemoveNextAsync()
        {
            var removal = new CatalogueRemoval(parts.Types, catalogue.Now, reference);
            if (!force)
            {
                removal.CheckUse(parts.Plane.Applications);
                removal.CheckUse(parts.Named.Named, parts.Plane.Hosts);
            }

            var bundle = removal.Reading.Bundle!;
            (await parts.Plane.ChangeCatalogueAsync([], [bundle.ToString()], false, caller, cancellation)).Value();
            return Answer(removal.Reading, "removed");
        }
    }

    private static BundleAnswer Answer(BundleReading reading, CatalogueChange change) => Answer(reading, change switch
    {
        CatalogueChange.Added => "added",
        CatalogueChange.Unchanged => "unchanged",
        CatalogueChange.Replaced => "replaced",
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static BundleAnswer Answer(BundleReading reading, string change) =>
        new(reading.Bundle!.Name, reading.Bundle.Version, change, [.. reading.Items.Select(item => item.ToString())]);

    private static RefusedException Invalid(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        return new(new Problem
        {
            Title = "Invalid catalogue",
            Status = StatusCodes.Status422UnprocessableEntity,
            Code = ProblemCodes.CatalogueInvalid,
            Detail = $"The catalogue has {errors} {(errors == 1 ? "error" : "errors")}; nothing was added.",
            Diagnostics = [.. diagnostics.Select(diagnostic => diagnostic.Answer())],
        });
    }
}
