using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Checking;

/// <summary>Amounts that can be said in two ways must be the same in both, and fit together.</summary>
internal sealed class Amounts(string name, ComposeMap service, Action<Position, string, string> error)
{
    private const string Invalid = ": invalid compose project";

    public void Check()
    {
        var deploy = service.Map("deploy");
        var scale = service.Find("scale") as ComposeScalar;
        var replicas = deploy?.Find("replicas") as ComposeScalar;
        if (scale is not null && replicas is not null && scale.Whole != replicas.Whole)
        {
            error(scale.At, $"services.{name}: can't set distinct values on 'scale' and 'deploy.replicas'{Invalid}", "Keep one of them.");
        }

        foreach (var (amount, key) in new[] { (scale, "scale"), (replicas, "deploy.replicas") }.Where(pair => pair.Item1 is { Whole: < 0 }))
        {
            error(amount!.At, $"services.{name}.{key}: must be greater than or equal to 0", "Write how many containers there are.");
        }

        if ((scale ?? replicas)?.Whole > 1 && service.Has("container_name"))
        {
            var attribute = scale is null ? "deploy.replicas" : "scale";
            error(service.PlaceOf("container_name"), $"services.{attribute}: can't set container_name and {name} as container name must be unique{Invalid}", "Remove \"container_name:\".");
        }

        var limits = deploy?.Map("resources")?.Map("limits");
        var reservations = deploy?.Map("resources")?.Map("reservations");
        Same("cpus", limits, "cpus", "limits.cpus");
        Same("mem_limit", limits, "memory", "limits.memory");
        Same("mem_reservation", reservations, "memory", "reservations.memory");
        Same("pids_limit", limits, "pids", "limits.pids");
    }

    private void Same(string key, ComposeMap? resources, string resource, string path)
    {
        if (service.Find(key) is ComposeScalar own && resources is not null && own.Printed != ((resources.Find(resource) as ComposeScalar)?.Printed ?? "0"))
        {
            error(own.At, $"services.{name}: can't set distinct values on '{key}' and 'deploy.resources.{path}'{Invalid}", "Keep one of them.");
        }
    }
}
