using System.Globalization;
using System.Text.Json.Nodes;
using Clocker.Model.Machines;

namespace Clocker.Library.Machines;

/// <summary>Writes the engine's <c>daemon.json</c>.</summary>
internal static class DaemonSettings
{
    /// <summary>The directory of the engine's certificates.</summary>
    public const string Certificates = "/etc/docker/clocker";

    private const int LogFiles = 2;

    /// <summary>The file's text; the same for the same wishes.</summary>
    public static string Text(EngineSettings wanted)
    {
        var settings = new JsonObject
        {
            ["hosts"] = new JsonArray("unix:///var/run/docker.sock", string.Create(CultureInfo.InvariantCulture, $"tcp://0.0.0.0:{wanted.Port}")),
            ["tls"] = true,
            ["tlsverify"] = true,
            ["tlscacert"] = $"{Certificates}/ca.pem",
            ["tlscert"] = $"{Certificates}/cert.pem",
            ["tlskey"] = $"{Certificates}/key.pem",

            // Containers go on while the engine is started anew: for new certificates, another configuration, another version.
            ["live-restore"] = true,
        };
        if (wanted.StorageDriver is { } driver)
        {
            settings["storage-driver"] = driver;
        }

        AddList(settings, "labels", wanted.Labels.Select(label => $"{label.Key}={label.Value}"));
        AddList(settings, "registry-mirrors", wanted.RegistryMirrors);
        AddList(settings, "insecure-registries", wanted.InsecureRegistries);
        if (wanted.AddressPools.Count > 0)
        {
            settings["default-address-pools"] = new JsonArray([.. wanted.AddressPools.Select(pool => new JsonObject { ["base"] = pool, ["size"] = 24 })]);
        }

        if (wanted.LogBytes is { } bytes)
        {
            settings["log-driver"] = "json-file";
            settings["log-opts"] = new JsonObject
            {
                ["max-size"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / LogFiles)}"),
                ["max-file"] = string.Create(CultureInfo.InvariantCulture, $"{LogFiles}"),
            };
        }

        return settings.ToJsonString(new() { WriteIndented = true }) + "\n";
    }

    private static void AddList(JsonObject settings, string name, IEnumerable<string> items)
    {
        var list = new JsonArray([.. items.Select(item => JsonValue.Create(item))]);
        if (list.Count > 0)
        {
            settings[name] = list;
        }
    }
}
