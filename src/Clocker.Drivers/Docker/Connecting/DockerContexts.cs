using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Clocker.Model.Containers;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Docker's contexts, as <c>docker context</c> keeps them under its directory.</summary>
internal sealed class DockerContexts(string? directory)
{
    /// <summary>The endpoint of a context's engine.</summary>
    /// <exception cref="EndpointException">There is no such context, or it cannot be used.</exception>
    public DockerEndpoint Find(string name)
    {
        if (name == "default")
        {
            return DockerEndpoint.Find(null);
        }

        // The directory of a context is the hash of its name.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var file = directory is null ? null : Path.Combine(directory, "meta", id, "meta.json");
        if (file is null || !File.Exists(file))
        {
            var known = Names();
            throw new EndpointException($"there is no Docker context \"{name}\"; {(known.Count == 0 ? "there are none here" : $"there are: {string.Join(", ", known)}")}.");
        }

        try
        {
            return Of(name, Engine(file), Path.Combine(directory!, "tls", id, "docker"));
        }
        catch (Exception error) when (
            error is not EndpointException && error is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EndpointException($"the Docker context \"{name}\" cannot be read from {file}: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static (string Host, bool SkipsVerification) Engine(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var engine = json.RootElement.GetProperty("Endpoints").GetProperty("docker");
        return (engine.GetProperty("Host").GetString() ?? "", engine.TryGetProperty("SkipTLSVerify", out var skips) && skips.GetBoolean());
    }

    private static DockerEndpoint Of(string name, (string Host, bool SkipsVerification) engine, string certificates)
    {
        if (engine.SkipsVerification)
        {
            throw new EndpointException($"the Docker context \"{name}\" leaves open which engine answers (skip-tls-verify); give it the engine's authority.");
        }

        try
        {
            return DockerEndpoint.Parse(
                engine.Host.StartsWith("tcp://", StringComparison.Ordinal) && Directory.Exists(certificates)
                    ? $"{engine.Host.TrimEnd('/')}{DockerEndpoint.Tls.Query}{certificates}"
                    : engine.Host);
        }
        catch (DeviceException error)
        {
            throw new EndpointException($"the Docker context \"{name}\" cannot be used: {error.Message}", error);
        }
    }

    private List<string> Names()
    {
        var names = new List<string>();
        var meta = directory is null ? null : Path.Combine(directory, "meta");
        foreach (var file in Directory.Exists(meta) ? Directory.EnumerateFiles(meta, "meta.json", SearchOption.AllDirectories) : [])
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            names.Add(json.RootElement.GetProperty("Name").GetString() ?? "");
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
