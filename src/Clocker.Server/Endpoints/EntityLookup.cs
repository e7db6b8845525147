using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Diagnostics;

namespace Clocker.Server.Endpoints;

/// <summary>Finds what people name: an entity by id, by <c>application/entity</c>, or by a name that only one has.</summary>
internal static class EntityLookup
{
    /// <summary>An entity of an application, else what a cloud's tree shows under that name.</summary>
    public static EntityStatus Entity(this IControlPlane plane, IClouds clouds, string reference)
    {
        var ofApplications = Of(plane);
        return Find(ofApplications, reference).Entity
            ?? Find(clouds.All.SelectMany(cloud => clouds.TreeOf(cloud.Name) ?? []).Select(entity => ((ApplicationView?)null, entity)), reference).Entity
            ?? throw Unknown(ofApplications, reference);
    }

    /// <summary>An entity of an application.</summary>
    public static (ApplicationView Application, EntityStatus Entity) Entity(this IControlPlane plane, string reference)
    {
        var all = Of(plane);
        return Find(all, reference) is ({ } application, { } entity) ? (application, entity) : throw Unknown(all, reference);
    }

    /// <summary>Looked through as they are: a list of all would be megabytes for each question in a large plane.</summary>
    private static IEnumerable<(ApplicationView? Application, EntityStatus Entity)> Of(IControlPlane plane) =>
        plane.Applications.SelectMany(application => application.Entities, (application, entity) => ((ApplicationView?)application, entity));

    private static (ApplicationView? Application, EntityStatus? Entity) Find(IEnumerable<(ApplicationView? Application, EntityStatus Entity)> all, string reference)
    {
        Func<EntityStatus, bool>[] ways =
        [
            entity => entity.Id.Value == reference,
            entity => entity.Address == reference,
            entity => entity.Name == reference || Handle(entity) == reference,
        ];
        foreach (var way in ways)
        {
            var found = all.Where(candidate => way(candidate.Entity)).ToList();
            if (found.Count == 1)
            {
                return found[0];
            }

            if (found.Count > 1)
            {
                throw new RefusedException(Ambiguous(reference, [.. found.Select(candidate => candidate.Entity)]));
            }
        }

        return (null, null);
    }

    private static RefusedException Unknown(IEnumerable<(ApplicationView? Application, EntityStatus Entity)> all, string reference) => new(NotFound(
        "entity", ProblemCodes.EntityNotFound, reference, [.. all.Select(candidate => candidate.Entity.Address)], [.. all.Select(candidate => Handle(candidate.Entity))]));

    public static ApplicationView Application(this IControlPlane plane, string reference) =>
        plane.FindApplication(reference) ?? throw new RefusedException(NotFound(
            "application", ProblemCodes.ApplicationNotFound, reference, [.. plane.Applications.Select(application => application.Name)], []));

    public static ApplicationView? FindApplication(this IControlPlane plane, string reference) =>
        plane.Applications.FirstOrDefault(application => application.Name == reference)
        ?? plane.Applications.FirstOrDefault(application => application.Id.Value == reference);

    private static string Handle(EntityStatus entity) => entity.Address[(entity.Address.LastIndexOf('/') + 1)..];

    private static Problem Ambiguous(string reference, IReadOnlyList<EntityStatus> found)
    {
        // Two that even share an address can still be told apart by id.
        var addresses = found.Select(entity => entity.Address).Distinct().ToList();
        List<string> candidates = addresses.Count == found.Count ? addresses : [.. found.Select(entity => entity.Id.Value)];
        return new Problem
        {
            Title = "Ambiguous",
            Status = StatusCodes.Status409Conflict,
            Code = ProblemCodes.EntityAmbiguous,
            Detail = $"Several entities are called \"{reference}\".",
            Remedy = $"Say which one: {string.Join(", ", candidates)}.",
            Candidates = candidates,
        };
    }

    private static Problem NotFound(
        string what, string code, string reference, IReadOnlyList<string> candidates, IReadOnlyList<string> shortNames)
    {
        var nearest = Suggestions.Nearest(reference, candidates) ?? Suggestions.Nearest(reference, shortNames);
        var plural = what == "entity" ? "entities" : "applications";
        return new Problem
        {
            Title = "Not found",
            Status = StatusCodes.Status404NotFound,
            Code = code,
            Detail = $"There is no {what} \"{reference}\".",
            Remedy = nearest is null ? Suggestions.Remedy(reference, candidates, plural) : $"Did you mean \"{nearest}\"?",
            Suggestions = nearest is null ? [] : [nearest],
            Candidates = candidates,
        };
    }
}
