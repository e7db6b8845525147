using Clocker.Blueprints;
using Clocker.Client.Problems;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Identity;
using Clocker.Model.Values;
using Clocker.Server.Cataloguing;
using Clocker.Server.Endpoints;

namespace Clocker.Server.Deploying;

/// <summary>Reads what authors wrote and everything that came with it, collecting all that is wrong; keeps nothing.</summary>
internal sealed class BlueprintReader(ITypeCatalogue types, Catalogue catalogue)
{
    private const long EnvironmentBytesMax = 1 << 20;

    /// <summary>Reads a submission.</summary>
    public async Task<ReadSubmission> ReadAsync(Submission submission, CancellationToken cancellation)
    {
        var request = submission.Request;
        var reading = Formats.Read(
            new Source(request.SourceName, request.SourceText), types, [.. request.Set.Keys], catalogue.Now.Items, [.. submission.Environments]);
        var diagnostics = new List<Diagnostic>(reading.Diagnostics);
        var environment = new SortedDictionary<string, ValueMap<string>>(StringComparer.Ordinal);
        foreach (var file in reading.Files)
        {
            if (!submission.Files.TryGetValue(file.Path, out var sent))
            {
                diagnostics.Add(MissingFiles.Of(file, "Send it with the blueprint, in a part named \"file\" with this path as its file name."));
            }
            else if (file.IsEnvironment && !environment.ContainsKey(file.Path))
            {
                environment[file.Path] = await VariablesAsync(file, sent, diagnostics, cancellation);
            }
        }

        var settings = request.Set.ToValueMap(entry => entry.Key, entry => entry.Value);
        if (reading.Blueprint is { } blueprint)
        {
            var values = settings.ToValueMap(entry => entry.Key, entry => Setting(entry.Key, entry.Value, new SecretId("set")));
            diagnostics.AddRange(Overrides.Check(blueprint, values, types, "--set"));
        }

        return new ReadSubmission(submission, reading, diagnostics, environment.ToValueMap(), settings);
    }

    /// <summary>A value set from outside: secret, unless its key cannot hold a secret.</summary>
    public Value Setting(string key, string value, SecretId id)
    {
        var secret = new Value.Secret(id);
        var declared = types.Types.SelectMany(type => type.Keys).FirstOrDefault(declared => declared.Name == key);
        return declared?.Check(secret) is null ? secret : Value.Of(value);
    }

    /// <summary>The refusal that lists everything wrong with a blueprint.</summary>
    public static RefusedException Invalid(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        return new RefusedException(new Problem
        {
            Title = "Invalid blueprint",
            Status = StatusCodes.Status422UnprocessableEntity,
            Code = ProblemCodes.BlueprintInvalid,
            Detail = $"The blueprint has {errors} {(errors == 1 ? "error" : "errors")}.",
            Diagnostics = [.. diagnostics.Select(diagnostic => diagnostic.Answer())],
        });
    }

    private static async Task<ValueMap<string>> VariablesAsync(
        FileReference file, IFormFile sent, List<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (sent.Length > EnvironmentBytesMax)
        {
            throw Refusals.TooLarge($"\"{file.Path}\" is larger than a file of environment variables may be, {EnvironmentBytesMax >> 20} MiB.");
        }

        using var reader = new StreamReader(sent.OpenReadStream());
        var (variables, found) = EnvironmentFile.Read(file.Path, await reader.ReadToEndAsync(cancellation));
        diagnostics.AddRange(found);
        return variables;
    }
}
