using Clocker.Blueprints;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;
using Clocker.Model.Values;

namespace Clocker.Server.Deploying;

/// <summary>Makes a blueprint whole: its files kept as blobs, its environment files and the values set over it kept as secrets.</summary>
internal sealed class BlueprintCompletion(IBlobs blobs, ISecrets secrets, BlueprintReader reader)
{
    /// <param name="owner">Whose secrets they are: the application's name.</param>
    /// <param name="read">The blueprint and what came with it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Blueprint> CompleteAsync(string owner, ReadSubmission read, CancellationToken cancellation)
    {
        var request = read.Submission.Request;
        var root = read.Blueprint.Root;
        var blueprint = read.Blueprint with { Root = root with { Location = request.Location ?? root.Location ?? request.UsualLocation } };
        var files = await FilesAsync(read, cancellation);
        var environment = await EnvironmentAsync(owner, read.Environment, cancellation);
        var settings = await SettingsAsync(owner, read.Settings, cancellation);
        return Overrides.Apply(Attachments.Attach(blueprint, files, environment), settings);
    }

    private async Task<ValueMap<BlobId>> FilesAsync(ReadSubmission read, CancellationToken cancellation)
    {
        var kept = new SortedDictionary<string, BlobId>(StringComparer.Ordinal);
        foreach (var file in read.Reading.Files.Where(file => !file.IsEnvironment))
        {
            await using var content = read.Submission.Files[file.Path].OpenReadStream();
            kept[file.Path] = await blobs.KeepAsync(content, cancellation);
        }

        return kept.ToValueMap();
    }

    private async Task<ValueMap<ValueMap<Value>>> EnvironmentAsync(
        string owner, ValueMap<ValueMap<string>> environment, CancellationToken cancellation)
    {
        var kept = new SortedDictionary<string, ValueMap<Value>>(StringComparer.Ordinal);
        foreach (var (path, variables) in environment)
        {
            var values = new SortedDictionary<string, Value>(StringComparer.Ordinal);
            foreach (var (name, value) in variables)
            {
                values[name] = new Value.Secret(await secrets.KeepAsync(owner, $"env:{path}:{name}", value, cancellation));
            }

            kept[path] = values.ToValueMap();
        }

        return kept.ToValueMap();
    }

    private async Task<ValueMap<Value>> SettingsAsync(string owner, ValueMap<string> settings, CancellationToken cancellation)
    {
        var kept = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in settings)
        {
            kept[key] = reader.Setting(key, value, await secrets.KeepAsync(owner, $"set:{key}", value, cancellation));
        }

        return kept.ToValueMap();
    }
}
