using System.Text;
using System.Text.Json;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

/// <summary>The logins in Docker's <c>config.json</c>, where they are written in it; helper programs are not asked.</summary>
internal sealed class RegistryLogins(string? file)
{
    private const string Hub = "https://index.docker.io/v1/";

    public AuthConfig? For(string image)
    {
        if (file is null || !File.Exists(file))
        {
            return null;
        }

        try
        {
            using var config = JsonDocument.Parse(File.ReadAllText(file));
            var registry = Registry(image);
            return config.RootElement.TryGetProperty("auths", out var logins)
                && (logins.TryGetProperty(registry, out var login) || logins.TryGetProperty($"https://{registry}", out login))
                && login.TryGetProperty("auth", out var auth)
                && Encoding.UTF8.GetString(Convert.FromBase64String(auth.GetString() ?? "")).Split(':', 2) is [var user, var password]
                    ? new AuthConfig { Username = user, Password = password, ServerAddress = registry }
                    : null;
        }
        catch (Exception error) when (error is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            // A login that cannot be read is no login: the registry will say whether it wants one.
            return null;
        }
    }

    private static string Registry(string image) =>
        image.Split('/') is [var first, _, ..] && (first.Contains('.') || first.Contains(':') || first == "localhost") ? first : Hub;
}
