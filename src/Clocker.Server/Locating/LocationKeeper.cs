using Clocker.Blueprints.Locations;
using Clocker.Client.Locations;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Diagnostics;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Values;
using Clocker.Server.Deploying;
using Clocker.Server.Endpoints;
using Clocker.Server.Hosting;

namespace Clocker.Server.Locating;

/// <summary>Adds and removes named locations, one request after another; what is secret in them is kept apart.</summary>
internal sealed class LocationKeeper(ServerParts parts)
{
    private readonly NameLocks _turns = new();

    /// <summary>Has a name stand for a location.</summary>
    public Task<LocationAddAnswer> AddAsync(LocationRequest request, Caller caller, CancellationToken cancellation)
    {
        CheckName(request.Name);
        return _turns.WithAsync(request.Name, AddNextAsync, cancellation);

        async Task<LocationAddAnswer> AddNextAsync()
        {
            var (location, diagnostics) = NamedLocationFormat.Read(request.Name, new(request.SourceName, request.Text), request.Set, parts.Named.Named);
            var hidden = await HideAsync(location ?? throw Invalid(diagnostics), cancellation);
            var before = Own(request.Name);
            var answer = await parts.Named.AddAsync(hidden, request.Replace, caller, cancellation);
            var change = answer is Answer<NamedLocationChange>.Done { Value: var done } ? done : (NamedLocationChange?)null;
            await parts.Secrets.ForgetAsync(Owner(request.Name), Kept(change is null ? before : hidden), CancellationToken.None);
            if (change is null && before is not null)
            {
                throw Refusals.Conflict(
                    ProblemCodes.Conflict,
                    $"Location \"{request.Name}\" is there already, and says something else.",
                    "Say --replace, or give it another name.");
            }

            answer.Value();
            var warnings = diagnostics.Concat(LocationWarnings.Of(hidden, parts.Named.Named, request.SourceName));
            return new(change!.Value.ToString().ToLowerInvariant(), LocationViews.Answer(hidden, parts), [.. warnings.Select(diagnostic => diagnostic.Answer())]);
        }
    }

    /// <summary>Has a name stand for no location any more.</summary>
    public Task<LocationAnswer> RemoveAsync(string name, Caller caller, CancellationToken cancellation)
    {
        return _turns.WithAsync(name, RemoveNextAsync, cancellation);

        async Task<LocationAnswer> RemoveNextAsync()
        {
            var location = LocationViews.Find(name, parts);
            if (location.Item is { } item)
            {
                throw Refusals.Conflict(ProblemCodes.Conflict, $"Location \"{name}\" is defined by the catalogue item {item}.", "It goes when that leaves the catalogue: see clocker catalog remove.");
            }

            var answer = LocationViews.Answer(location, parts);
            if (answer.Clouds is [var cloud, ..])
            {
                throw Refusals.Conflict(ProblemCodes.StillUsed, $"Cloud \"{cloud}\" has hosts of location \"{name}\".", $"Remove those first: clocker cloud rm {cloud}");
            }

            (await parts.Named.RemoveAsync(name, caller, cancellation)).Value();
            await parts.Secrets.ForgetAsync(Owner(name), [], CancellationToken.None);
            return answer;
        }
    }

    private NamedLocation? Own(string name) => parts.Named.Named.Find(name) is { Item: null } own ? own : null;

    private async Task<NamedLocation> HideAsync(NamedLocation location, CancellationToken cancellation)
    {
        var ids = new SortedDictionary<string, SecretId>(StringComparer.Ordinal);
        foreach (var (way, text) in LocationSettings.SecretsIn(location.Defaults))
        {
            ids[way] = await parts.Secrets.KeepAsync(Owner(location.Name), way, text, cancellation);
        }

        return location with { Defaults = LocationSettings.Hide(location.Defaults, way => new Value.Secret(ids[way])) };
    }

    private static IReadOnlyCollection<SecretId> Kept(NamedLocation? location) => location is null ? [] : [.. LocationSettings.Secrets(location.Defaults)];

    /// <summary>No application has a slash in its name, so nobody else owns these.</summary>
    private static string Owner(string name) => $"location/{name}";

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 63 || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw Refusals.Invalid($"\"{name}\" cannot be the name of a location.", "Use up to 63 letters, digits, dots, hyphens and underscores.");
        }

        if (NamedLocationFormat.Kinds.Contains(name))
        {
            throw Refusals.Invalid($"\"{name}\" is a kind of location, and cannot be the name of one.", "Give it another name.");
        }
    }

    private static RefusedException Invalid(IReadOnlyList<Diagnostic> diagnostics) => new(new Problem
    {
        Title = "Invalid location",
        Status = StatusCodes.Status422UnprocessableEntity,
        Code = ProblemCodes.LocationInvalid,
        Detail = "The location is not valid; nothing was changed.",
        Diagnostics = [.. diagnostics.Select(diagnostic => diagnostic.Answer())],
    });
}
