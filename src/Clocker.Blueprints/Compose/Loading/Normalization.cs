using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Rewriting;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Writes out what is implied: the default network, dependencies that other attributes bring, names.</summary>
internal sealed class Normalization(string project, ValueMap<string> environment)
{
    private const string Default = "default";
    private const string DependsOn = "depends_on";

    private static readonly string[] Namespaces = ["network_mode", "ipc", "pid", "uts", "cgroup"];

    public void Apply(ComposeMap model)
    {
        var services = model.Map(ProjectAttributes.Services)?.Entries.Select(entry => entry.Value).OfType<ComposeMap>().ToList() ?? [];
        SetDefaultNetwork(model, services);
        foreach (var service in services)
        {
            Complete(service);
        }

        foreach (var section in ProjectAttributes.Resources.Where(section => section != ProjectAttributes.Models))
        {
            SetNames(model.Map(section));
        }
    }

    private static void SetDefaultNetwork(ComposeMap model, IEnumerable<ComposeMap> services)
    {
        var isUsed = false;
        foreach (var service in services.Where(service => !service.Has("provider") && !service.Has("network_mode")))
        {
            if (service.Map(ProjectAttributes.Networks) is not { Count: > 0 } networks)
            {
                networks = new ComposeMap(service.At);
                networks.Set(Default, ComposeScalar.Null(service.At));
                service.Set(ProjectAttributes.Networks, networks);
            }

            isUsed |= networks.Has(Default);
        }

        var all = model.Map(ProjectAttributes.Networks) ?? new ComposeMap(model.At);
        if (isUsed && !all.Has(Default))
        {
            all.Set(Default, ComposeScalar.Null(model.At));
        }

        if (all.Count > 0)
        {
            model.Set(ProjectAttributes.Networks, all);
        }
    }

    private void Complete(ComposeMap service)
    {
        if (service.Text("pull_policy") == "if_not_present")
        {
            service.Set("pull_policy", ComposeScalar.Text(service.Find("pull_policy")!.At, "missing"));
        }

        Build(service.Map("build"));
        if (service.Find("environment") is { } variables)
        {
            service.Set("environment", Resolved(variables, keepsUnset: true));
        }

        AddDependencies(service);
        foreach (var volume in service.List("volumes")?.Items.OfType<ComposeMap>() ?? [])
        {
            if (volume.Find("target") is { AsText: { } target } given)
            {
                volume.Set("target", ComposeScalar.Text(given.At, GoPath.Clean(target)));
            }
        }

        foreach (var hook in service.List("pre_start")?.Items.OfType<ComposeMap>() ?? [])
        {
            if (!hook.Has("image") && service.Given("image") is { } image)
            {
                hook.Set("image", image);
            }
        }
    }

    private void Build(ComposeMap? build)
    {
        if (build is null)
        {
            return;
        }

        if (build.Given("context") is null)
        {
            build.Set("context", ComposeScalar.Text(build.At, "."));
        }

        if (build.Given("dockerfile") is null && build.Given("dockerfile_inline") is null)
        {
            build.Set("dockerfile", ComposeScalar.Text(build.At, "Dockerfile"));
        }

        if (build.Find("args") is { } arguments)
        {
            build.Set("args", Resolved(arguments, keepsUnset: false));
        }
    }

    /// <summary>Variables without a value take it from outside.</summary>
    private ComposeNode Resolved(ComposeNode node, bool keepsUnset)
    {
        switch (node)
        {
            case ComposeList list:
                return new ComposeList(list.At, list.Items.SelectMany(item => Resolved(item, item.AsText, keepsUnset)));
            case ComposeMap map:
                var resolved = new ComposeMap(map.At, map.Count);
                foreach (var entry in map.Entries)
                {
                    if (!entry.Value.IsNull)
                    {
                        resolved.Set(entry.Name, entry.NameAt, entry.Value);
                    }
                    else if (environment.TryGetValue(entry.Name, out var value))
                    {
                        resolved.Set(entry.Name, entry.NameAt, ComposeScalar.Text(entry.Value.At, value));
                    }
                    else if (keepsUnset)
                    {
                        resolved.Set(entry.Name, entry.NameAt, entry.Value);
                    }
                }

                return resolved;
            default:
                return node;
        }
    }

    private IEnumerable<ComposeNode> Resolved(ComposeNode item, string? text, bool keepsUnset) =>
        text is null || text.Contains('=', StringComparison.Ordinal) ? [item]
        : environment.TryGetValue(text, out var value) ? [ComposeScalar.Text(item.At, $"{text}={value}")]
        : keepsUnset ? [item] : [];

    private static void AddDependencies(ComposeMap service)
    {
        var dependencies = service.Map(DependsOn) ?? new ComposeMap(service.At);
        foreach (var link in Texts(service, "links"))
        {
            var parts = link.AsText!.Split(':');
            Add(parts.Length == 2 ? parts[0] : link.AsText, link, restarts: true);
        }

        foreach (var space in Namespaces.Select(service.Find).Where(space => space?.AsText?.StartsWith(Modes.Service, StringComparison.Ordinal) == true))
        {
            Add(space!.AsText![Modes.Service.Length..], space, restarts: true);
        }

        foreach (var source in Texts(service, "volumes_from").Where(source => !source.AsText!.StartsWith(Modes.Container, StringComparison.Ordinal)))
        {
            Add(source.AsText!.Split(':')[0], source, restarts: false);
        }

        if (dependencies.Count > 0)
        {
            service.Set(DependsOn, dependencies);
        }

        void Add(string name, ComposeNode why, bool restarts)
        {
            if (!dependencies.Has(name))
            {
                var dependency = LongSyntax.One("condition", ComposeScalar.Text(why.At, "service_started"));
                dependency.Set("restart", ComposeScalar.Flag(why.At, restarts));
                dependency.Set("required", ComposeScalar.Flag(why.At, true));
                dependencies.Set(name, why.At, dependency);
            }
        }
    }

    private void SetNames(ComposeMap? resources)
    {
        for (var i = 0; i < (resources?.Count ?? 0); i++)
        {
            var entry = resources!.Entries[i];
            var resource = entry.Value as ComposeMap ?? new ComposeMap(entry.Value.At);
            if (resource.Given("name") is null)
            {
                var isExternal = resource.Find("external") is ComposeScalar { IsTrue: true };
                resource.Set("name", ComposeScalar.Text(entry.NameAt, isExternal ? entry.Name : $"{project}_{entry.Name}"));
            }

            resources.Replace(i, resource);
        }
    }

    private static IEnumerable<ComposeNode> Texts(ComposeMap map, string key) => map.List(key)?.Items.Where(item => item.AsText is not null) ?? [];
}
