using System.Text.Json;

using Clocker.Client;
using Clocker.Client.Deploying;
using Clocker.Model.Blueprints;
using Clocker.Server.Endpoints;

using Microsoft.AspNetCore.Http.Features;

namespace Clocker.Server.Deploying;

/// <summary>A blueprint with the files it names, as a request brings them: a form with a part <c>deployment</c>, and <c>file</c> parts.</summary>
internal sealed record Submission(DeployRequest Request, IReadOnlyDictionary<string, IFormFile> Files)
{
    /// <summary>What is different where it is deployed to, in order.</summary>
    public IEnumerable<Source> Environments => Request.Environments.Select(environment => new Source(environment.Name, environment.Text));

    /// <summary>What all files of a submission may have together, in bytes.</summary>
    public const long FilesBytesMax = 256L << 20;

    /// <summary>What is read of a source; formats refuse one over 10 MiB with a better message.</summary>
    private const int SourceBytesMax = 64 << 20;

    public static async Task<Submission> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            throw Refusals.Invalid(
                "A deployment is sent as multipart/form-data.",
                "Send the JSON record in a part named \"deployment\", and each file that the blueprint names in a part named \"file\".");
        }

        var form = await FormAsync(request, cancellation);
        var deployment = form["deployment"].FirstOrDefault() ?? throw Refusals.Invalid("The form has no part \"deployment\".");
        var files = new SortedDictionary<string, IFormFile>(StringComparer.Ordinal);
        foreach (var file in form.Files)
        {
            files[Uri.UnescapeDataString(file.FileName)] = file;
        }

        return new Submission(Parse(deployment), files);
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(
                new FormOptions
                {
                    MultipartBodyLengthLimit = FilesBytesMax,
                    ValueLengthLimit = SourceBytesMax,
                    ValueCountLimit = 16,
                },
                cancellation);
        }
        catch (InvalidDataException exception)
        {
            throw Refusals.TooLarge($"The blueprint with its files is too large: {exception.Message}");
        }
    }

    private static DeployRequest Parse(string deployment)
    {
        try
        {
            return JsonSerializer.Deserialize(deployment, WireJson.Default.DeployRequest)
                ?? throw Refusals.Invalid("The part \"deployment\" is null.");
        }
        catch (JsonException exception)
        {
            throw Refusals.Invalid($"The part \"deployment\" cannot be read: {exception.Message}");
        }
    }
}
