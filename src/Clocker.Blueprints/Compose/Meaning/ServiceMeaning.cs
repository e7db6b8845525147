using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;
using Declared = Clocker.Model.Containers.ComposeServiceDeclaration;
using Docker = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>Makes entities of a service: one for each of its containers.</summary>
internal sealed class ServiceMeaning(string name, ComposeMap service, ComposeProject project, DiagnosticList diagnostics)
{
    private readonly List<KeyValuePair<string, Expression>> _config = [];
    private readonly MountMeaning _mounts = new(name, service, project, diagnostics);
    private readonly NetworkMeaning _network = new(name, service, project, diagnostics);

    /// <summary>The local files that have to come along.</summary>
    public IReadOnlyList<FileReference> Files => _mounts.Files;

    /// <summary>The ids of a service's entities.</summary>
    public static IReadOnlyList<string> Ids(string name, ComposeMap service)
    {
        var count = ((service.Find("scale") ?? service.Map("deploy")?.Find("replicas")) as ComposeScalar)?.Whole ?? 1;
        return count == 1 ? [name] : [.. Enumerable.Range(1, (int)Math.Min(count, ProjectMeaning.MostReplicas)).Select(number => $"{name}-{number}")];
    }

    /// <param name="aliases">More names by which others find it.</param>
    /// <param name="labels">The labels that Compose would give it.</param>
    public IReadOnlyList<EntitySpec> Entities(IReadOnlyList<string> aliases, IReadOnlyList<KeyValuePair<string, string>> labels)
    {
        Image();
        Run();
        Reach(aliases);
        Limit();
        Wait();
        var ids = Ids(name, service);
        return [.. ids.Select((id, index) => Entity(id, index + 1, labels))];
    }

    private EntitySpec Entity(string id, int number, IReadOnlyList<KeyValuePair<string, string>> labels)
    {
        var own = labels.Append(new("com.docker.compose.container-number", GoNumber.Printed((long)number)));
        var containerName = Value.Of(service.Text("container_name") ?? $"{project.Name}-{name}-{number}");
        Check(Docker.ContainerName, "container_name", containerName);
        var settings = ContainerMeaning.Settings(service, Given.PairsOf(service.Map("labels")).Concat(own), _mounts.Temporary());
        var config = _config.ToValueMap().With(Docker.ContainerName.Name, Given.Constant(containerName));
        if (settings is not null && number == 1)
        {
            Check(Declared.Settings, "", settings);
        }

        return new(id, name, Declared.TypeName, settings is null ? config : config.With(Declared.Settings.Name, Given.Constant(settings)), []);
    }

    private void Image()
    {
        if (service.Find("image") is not { AsText: { } image } given)
        {
            Error(service.PlaceOf("build"), $"services.{name} is to be built, and Clocker builds no images yet.", "Build it with docker build, and name the image as \"image:\".");
            return;
        }

        if (service.Has("build"))
        {
            diagnostics.Warning(Codes.NotHonoured, service.PlaceOf("build"), $"services.{name}.build has no effect: Clocker takes the image {image} as it is.", "Build it before.");
        }

        if (ImageName.Read(image).Problem is { } problem)
        {
            diagnostics.Error(Codes.BadImage, given.At, $"services.{name}.image: {problem}.", "Write it as NAME:TAG.");
        }

        Set(Docker.ImageName, "image", Value.Of(image));
    }

    private void Run()
    {
        Words(Docker.Entrypoint, "entrypoint");
        Words(Docker.Command, "command");
        var variables = Given.PairsOf(service.Map("environment")).ToValueMap(entry => entry.Key, entry => Value.Of(entry.Value));
        if (variables.Count > 0)
        {
            Set(Docker.Environment, "environment", new Value.Fields(variables));
        }

        Text(Docker.User, "user", service.Text("user"));
        Set(Docker.Restart, "restart", Value.Of(Restart()));
        Text(Docker.StopTimeout, "stop_grace_period", service.Text("stop_grace_period"));
        if (service.Map("healthcheck") is { } check && Health(check) is { } health)
        {
            Set(Docker.HealthCheck, "healthcheck", health);
        }

        if (_mounts.Volumes() is { Count: > 0 } volumes)
        {
            Set(Docker.Volumes, "volumes", Given.List(volumes));
        }

        if (_mounts.Contents() is { } contents)
        {
            _config.Add(new(Docker.Files.Name, contents));
        }
    }

    private void Reach(IReadOnlyList<string> aliases)
    {
        Text(Declared.NetworkMode, "network_mode", _network.Mode());
        Set(Declared.Networks, "networks", _network.Networks(aliases));
        Text(Declared.Hostname, "hostname", service.Text("hostname"));
        if (_network.Ports() is { Count: > 0 } ports)
        {
            Set(Docker.PortBindings, "ports", Given.List(ports));
        }

        if (Given.TextsOf(service.Find("expose")) is { Count: > 0 } exposed)
        {
            Set(Declared.Expose, "expose", Given.List(exposed));
        }

        if (_network.Hosts().ToValueMap() is { Count: > 0 } hosts)
        {
            Set(Declared.ExtraHosts, "extra_hosts", new Value.Fields(hosts.ToValueMap(host => host.Key, host => Value.Of(host.Value))));
        }

        Capabilities(Declared.CapAdd, "cap_add");
        Capabilities(Declared.CapDrop, "cap_drop");
    }

    private void Limit()
    {
        var resources = service.Map("deploy")?.Map("resources");
        Text(Docker.Memory, "mem_limit", Given.NumberOf(service.Find("mem_limit") ?? resources?.Map("limits")?.Find("memory")));
        Text(Docker.Cpus, "cpus", Given.NumberOf(service.Find("cpus") ?? resources?.Map("limits")?.Find("cpus")));
        Text(Docker.MinCores, "deploy", Given.NumberOf(resources?.Map("reservations")?.Find("cpus")));
        if (Given.NumberOf(service.Find("mem_reservation") ?? resources?.Map("reservations")?.Find("memory")) is { } reserved)
        {
            Set(Docker.MinRam, "deploy", Value.Of($"{reserved}b"));
        }

        if (service.Map("deploy")?.Map("placement") is not { Count: > 0 } placement)
        {
            return;
        }

        var read = ComposePlacement.Read(Plain.Of(placement));
        if (read.Problem is { } problem)
        {
            Error(placement.At, $"services.{name}.deploy.placement: {problem}.", "See docs/placement.md.");
        }
        else if (read.Value!.Count > 0)
        {
            Set(Docker.Strategies, "deploy", new Value.Sequence([.. read.Value.Select(strategy => (Value)new Value.Fields(strategy.Settings.With("type", Value.Of(strategy.Kind))))]));
        }
    }

    /// <summary>It starts once what it depends on has come as far as it asks for.</summary>
    private void Wait()
    {
        var conditions = (service.Map("depends_on")?.Entries ?? [])
            .Where(entry => project.Services.Has(entry.Name))
            .SelectMany(entry => Ids(entry.Name, project.Services.Map(entry.Name)!).Select(id => Ready(id, (entry.Value as ComposeMap)?.Text("condition"))))
            .ToList();
        if (conditions.Count > 0)
        {
            _config.Add(new(StartKeys.Latch.Name, new Expression.Sequence([.. conditions])));
        }
    }

    private static Expression.AttributeWhenReady Ready(string id, string? condition) => new(
        new EntityReference(ReferenceScope.Global, id),
        Given.Constant(Value.Of(condition switch
        {
            "service_healthy" => CommonSensors.IsUp.Name,
            "service_completed_successfully" => Declared.Completed.Name,
            _ => Declared.Started.Name,
        })));

    private string Restart()
    {
        if (service.Map("deploy")?.Map("restart_policy") is not { } policy)
        {
            return service.Text("restart") ?? "no";
        }

        return policy.Text("condition") switch
        {
            "none" => "no",
            "on-failure" => policy.Find("max_attempts") is ComposeScalar { Whole: > 0 } most ? $"on-failure:{most.Printed}" : "on-failure",
            _ => "always",
        };
    }

    private static Value? Health(ComposeMap check)
    {
        if (check.Find("disable") is ComposeScalar { IsTrue: true })
        {
            return new Given().Add("disable", Value.Of(true)).Value;
        }

        return check.List("test") is null ? null : new Given()
            .Texts("test", Given.TextsOf(check.Find("test")))
            .Text("interval", check.Text("interval"))
            .Text("timeout", check.Text("timeout"))
            .Text("retries", Given.NumberOf(check.Find("retries")))
            .Text("start_period", check.Text("start_period"))
            .Value;
    }

    private void Words(ConfigKey key, string attribute)
    {
        if (service.List(attribute) is { } words)
        {
            Set(key, attribute, Given.List(Given.TextsOf(words)));
        }
    }

    private void Capabilities(ConfigKey key, string attribute)
    {
        if (Given.TextsOf(service.Find(attribute)) is { Count: > 0 } names)
        {
            Set(key, attribute, Given.List(names.Select(capability => capability.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? capability[4..] : capability)));
        }
    }

    private void Text(ConfigKey key, string attribute, string? text)
    {
        if (text is not null)
        {
            Set(key, attribute, Value.Of(text));
        }
    }

    private void Set(ConfigKey key, string attribute, Value value)
    {
        Check(key, attribute, value);
        _config.Add(new(key.Name, Given.Constant(value)));
    }

    /// <summary>What Compose lets pass, an engine may not.</summary>
    private void Check(ConfigKey key, string attribute, Value value)
    {
        if (key.Check(value) is { } problem)
        {
            Error(service.PlaceOf(attribute), $"{(attribute.Length == 0 ? $"services.{name}" : $"services.{name}.{attribute}")}: {problem}.", $"Expected is {key.Expects}.");
        }
    }

    private void Error(Position at, string message, string remedy) => diagnostics.Error(Codes.NotDeployable, at, message, remedy);
}
