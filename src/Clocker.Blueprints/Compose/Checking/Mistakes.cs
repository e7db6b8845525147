using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Rewriting;
using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Checking;

/// <summary>What is wrong with parts that have the right shape, as far as each can be judged alone.</summary>
internal sealed class Mistakes(DiagnosticList diagnostics)
{
    private static readonly string[] OfConfig = ["file", "environment", "content"];
    private static readonly string[] OfSecret = ["file", "environment"];
    private static readonly string[] OfExternal = ["name", "external"];

    public void Check(ComposeMap model)
    {
        Each(model, ProjectAttributes.Volumes, External);
        Each(model, ProjectAttributes.Configs, (config, path) => Content(config, path, OfConfig));
        Each(model, ProjectAttributes.Secrets, (secret, path) => Content(secret, path, OfSecret));
        Each(model, ProjectAttributes.Services, Service);
    }

    private static void Each(ComposeMap model, string section, Action<ComposeMap, string> check)
    {
        foreach (var entry in model.Map(section)?.Entries ?? [])
        {
            if (entry.Value is ComposeMap map)
            {
                check(map, $"{section}.{entry.Name}");
            }
        }
    }

    private void Service(ComposeMap service, string path)
    {
        foreach (var port in Maps(service.List("ports")).Where(port => port.Text("host_ip") is { } address && !PortText.IsAddress(address)))
        {
            Wrong(port.Find("host_ip")!, $"{path}.ports.[]: invalid ip address: {port.Text("host_ip")}", "Write an address such as 127.0.0.1.");
        }

        foreach (var watch in Maps(service.Map("develop")?.List("watch")).Where(watch => watch.Text("path")?.Length == 0))
        {
            Wrong(watch, $"{path}.develop.watch.[].path: value can't be blank", "Write the path that is watched.");
        }

        var reserved = service.Map("deploy")?.Map("resources")?.Map("reservations")?.List("devices");
        Devices(service.List("gpus"), $"{path}.gpus.[]");
        Devices(reserved, $"{path}.deploy.resources.reservations.devices.[]");
        foreach (var mount in Maps(service.List("volumes")).Where(mount => mount.Text("type") == "bind" && !mount.Has("source")))
        {
            Wrong(mount, "invalid mount config for type \"bind\": field Source must not be empty", "Write the host's path as \"source:\".");
        }
    }

    private void Devices(ComposeList? devices, string path)
    {
        foreach (var device in Maps(devices).Where(device => device.Has("count") && device.Has("device_ids")))
        {
            Wrong(device, $"{path}: \"count\" and \"device_ids\" attributes are exclusive", "Remove one of them.");
        }
    }

    private void External(ComposeMap resource, string path)
    {
        if (resource.Find("external") is not ComposeScalar { IsTrue: true })
        {
            return;
        }

        foreach (var entry in resource.Entries.Where(entry => !OfExternal.Contains(entry.Name) && !entry.Name.StartsWith(ProjectAttributes.Extension, StringComparison.Ordinal)))
        {
            diagnostics.Error(
                Codes.BadAttribute, entry.NameAt, $"{path}: conflicting parameters \"external\" and \"{entry.Name}\" specified", "What is external exists already; remove one of the two.");
        }
    }

    private void Content(ComposeMap resource, string path, string[] ways)
    {
        var given = ways.Count(resource.Has);
        if (given > 1)
        {
            Wrong(resource, $"{path}: {string.Join('|', ways)} attributes are mutually exclusive", "Keep one of them.");
        }
        else if (given == 0 && !resource.Has("driver") && !resource.Has("external"))
        {
            Wrong(resource, $"{path}: one of {string.Join('|', ways)} must be set", "Say where its content comes from.");
        }
    }

    private void Wrong(ComposeNode node, string message, string remedy) => diagnostics.Error(Codes.BadAttribute, node.At, message, remedy);

    private static IEnumerable<ComposeMap> Maps(ComposeList? list) => list?.Items.OfType<ComposeMap>() ?? [];
}
