using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Rewriting;

/// <summary>Fills in what is not said, once all files are together.</summary>
internal static class Defaults
{
    public static void Set(ComposeMap model)
    {
        foreach (var service in (model.Map(ProjectAttributes.Services)?.Entries ?? []).Select(entry => entry.Value).OfType<ComposeMap>())
        {
            if (service.Map("build") is { } build && !build.Has("context"))
            {
                build.Set("context", ComposeScalar.Text(build.At, "."));
            }

            foreach (var port in Maps(service, "ports"))
            {
                Fill(port, "protocol", "tcp");
                Fill(port, "mode", "ingress");
            }

            foreach (var secret in Maps(service, "secrets"))
            {
                Fill(secret, "target", $"/run/secrets/{secret.Text("source")}");
            }

            var reserved = service.Map("deploy")?.Map("resources")?.Map("reservations");
            foreach (var device in Maps(service, "gpus").Concat(reserved is null ? [] : Maps(reserved, "devices")).Where(device => !device.Has("count") && !device.Has("device_ids")))
            {
                Fill(device, "count", "all");
            }

            foreach (var bind in Maps(service, "volumes").Select(volume => volume.Map("bind")).OfType<ComposeMap>().Where(bind => !bind.Has("create_host_path")))
            {
                bind.Set("create_host_path", ComposeScalar.Flag(bind.At, true));
            }
        }
    }

    private static IEnumerable<ComposeMap> Maps(ComposeMap map, string key) => map.List(key)?.Items.OfType<ComposeMap>() ?? [];

    private static void Fill(ComposeMap map, string key, string value)
    {
        if (!map.Has(key))
        {
            map.Set(key, ComposeScalar.Text(map.At, value));
        }
    }
}
