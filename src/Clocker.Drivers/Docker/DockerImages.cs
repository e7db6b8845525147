using System.Text.Json;
using Clocker.Model.Containers;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

internal sealed class DockerImages(DockerEngine engine, RegistryLogins logins) : IImageStore
{
    private const string Archive = "The archive of an image";

    public async Task<string?> FindAsync(string image, CancellationToken cancellation)
    {
        try
        {
            return (await engine.CallAsync($"Image \"{image}\"", () => engine.Client.Images.InspectImageAsync(image, cancellation), cancellation)).ID;
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
            return null;
        }
    }

    public async Task PullAsync(string image, CancellationToken cancellation)
    {
        var problem = new Problem();
        var (name, tag) = Parts(image);
        try
        {
            await engine.CallAsync(
                $"Image \"{image}\"",
                () => engine.Client.Images.CreateImageAsync(
                    new ImagesCreateParameters { FromImage = name, Tag = tag }, logins.For(image), problem, cancellation),
                cancellation);
        }
        catch (DeviceException error) when (error.InnerException is global::Docker.DotNet.DockerApiException answer)
        {
            throw Failure(image, EngineWords.Clean(answer.ResponseBody), error);
        }

        if (problem.Words is { } words)
        {
            throw Failure(image, EngineWords.Clean(words), null);
        }
    }

    public async Task<Stream> OpenAsync(string image, CancellationToken cancellation)
    {
        // Some engines begin an archive before they know whether there is anything to put in it.
        if (await FindAsync(image, cancellation) is null)
        {
            throw new DeviceException(DeviceFault.NotFound, $"Image \"{image}\" is not on the host.");
        }

        return await engine.CallAsync(
            $"Image \"{image}\"",
            async () =>
            {
                var answer = await engine.SendAsync(HttpMethod.Get, $"images/{Uri.EscapeDataString(image)}/get", null, cancellation);
                return await answer.Content.ReadAsStreamAsync(cancellation);
            },
            cancellation);
    }

    public Task LoadAsync(Stream archive, CancellationToken cancellation) => engine.CallAsync(
        Archive,
        async () =>
        {
            using var content = new StreamContent(archive);
            content.Headers.ContentType = new("application/x-tar");
            using var answer = await engine.StreamAsync(HttpMethod.Post, "images/load?quiet=1", content, cancellation);
            var words = await answer.Content.ReadAsStringAsync(cancellation);
            foreach (var line in words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("error", out var error))
                {
                    throw new DeviceException(DeviceFault.Failed, $"{Archive}: {EngineWords.Clean(error.GetString())}");
                }
            }
        },
        cancellation);

    private static DeviceException Failure(string image, string words, Exception? cause)
    {
        var isRefused = words.Contains("manifest unknown", StringComparison.OrdinalIgnoreCase)
            || words.Contains("not found", StringComparison.OrdinalIgnoreCase)
            || words.Contains("access denied", StringComparison.OrdinalIgnoreCase)
            || words.Contains("unauthorized", StringComparison.OrdinalIgnoreCase);
        return isRefused
            ? new DeviceException(DeviceFault.NotFound, $"Image \"{image}\" is not on the host, and its registry does not give it: {words}", cause)
            : new DeviceException(DeviceFault.Failed, $"Image \"{image}\" is not on the host, and its registry cannot be reached: {words}", cause);
    }

    /// <summary>Without a tag the engine would pull all of them.</summary>
    private static (string Name, string Tag) Parts(string image)
    {
        var colon = image.LastIndexOf(':');
        return image.Contains('@') ? (image, "")
            : colon > image.LastIndexOf('/') ? (image[..colon], image[(colon + 1)..])
            : (image, "latest");
    }

    /// <summary>The engine says "200 OK" first and what went wrong later.</summary>
    private sealed class Problem : IProgress<JSONMessage>
    {
        public string? Words { get; private set; }

        public void Report(JSONMessage value) => Words = value.Error?.Message ?? Words;
    }
}
