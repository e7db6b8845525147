using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Loading;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Checking;

/// <summary>Whether the services of a project go together with each other and with what they share.</summary>
internal sealed class Consistency(ComposeProject project, DiagnosticList diagnostics)
{
    private const string Invalid = ": invalid compose project";

    public void Check()
    {
        foreach (var entry in project.Services.Entries)
        {
            Check(entry.Name, (ComposeMap)entry.Value);
        }

        foreach (var entry in project.Resources(ProjectAttributes.Secrets).Entries)
        {
            if (entry.Value is ComposeMap secret && secret.Find("external") is not ComposeScalar { IsTrue: true } && !secret.Has("file") && !secret.Has("environment"))
            {
                Error(entry.NameAt, $"secret \"{entry.Name}\" must declare either `file` or `environment`{Invalid}", "Say where its content comes from.");
            }
        }

        new DependencyCircles(project, diagnostics).Check();
    }

    private void Check(string name, ComposeMap service)
    {
        var place = project.Services.PlaceOf(name);
        if (!service.Has("build") && !service.Has("image") && !service.Has("provider"))
        {
            Error(place, $"service \"{name}\" has neither an image nor a build context specified{Invalid}", "Add \"image:\" or \"build:\".");
        }

        Build(name, service);
        if (service.Has("network_mode") && service.Map(ProjectAttributes.Networks) is { Count: > 0 })
        {
            Error(service.PlaceOf("network_mode"), $"service {name} declares mutually exclusive `network_mode` and `networks`{Invalid}", "Remove one of them.");
        }

        if (service.Map("healthcheck")?.List("test") is { Items: [{ AsText: not ("CMD" or "CMD-SHELL" or "NONE") }, ..] } test)
        {
            Error(test.At, "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"", "Begin the list with one of these.");
        }

        References(name, service);
        Dependencies(name, service);
        new Amounts(name, service, Error).Check();
        Mounts(name, service);
        foreach (var watch in Maps(service.Map("develop")?.List("watch")).Where(watch => !watch.Has("target") && watch.Text("action") is not ("rebuild" or "restart")))
        {
            Error(watch.At, $"services.{name}.develop.watch: target is required for non-rebuild actions{Invalid}", "Add \"target:\".");
        }
    }

    private void Build(string name, ComposeMap service)
    {
        if (service.Map("build") is not { } build)
        {
            return;
        }

        if (build.Has("dockerfile") && build.Has("dockerfile_inline"))
        {
            Error(build.At, $"service \"{name}\" declares mutualy exclusive dockerfile and dockerfile_inline{Invalid}", "Remove one of them.");
        }

        foreach (var entry in build.Map("additional_contexts")?.Entries ?? [])
        {
            if (entry.Value.AsText is { } context && context.StartsWith(Modes.Service, StringComparison.Ordinal))
            {
                var target = context[Modes.Service.Length..];
                if (project.Services.Map(target) is not { } other)
                {
                    Error(entry.NameAt, $"service \"{name}\" declares unknown service \"{target}\" as additional contexts {entry.Name}", Known(target));
                }
                else if (!other.Has("build"))
                {
                    Error(entry.NameAt, $"service \"{name}\" declares non-buildable service \"{target}\" as additional contexts {entry.Name}", "Name a service with \"build:\".");
                }
            }
        }

        if (build.List("platforms") is { } platforms && service.Text("platform") is { } platform && !platforms.Items.Exists(item => item.AsText == platform))
        {
            Error(platforms.At, $"service.build.platforms MUST include service.platform \"{platform}\"{Invalid}", "Add it.");
        }

        Named(name, Maps(build.List("secrets")).Select(use => (use.Text("source"), use.At)), ProjectAttributes.Secrets, "build secret");
    }

    private void References(string name, ComposeMap service)
    {
        Keys(name, service.Map(ProjectAttributes.Networks), ProjectAttributes.Networks, "network");
        Keys(name, service.Map(ProjectAttributes.Models), ProjectAttributes.Models, "model");
        var volumes = Maps(service.List("volumes")).Where(mount => mount.Text("type") == "volume" && mount.Has("source"));
        Named(name, volumes.Select(mount => (mount.Text("source"), mount.At)), ProjectAttributes.Volumes, "volume");
        Named(name, Maps(service.List("configs")).Select(use => (use.Text("source"), use.At)), ProjectAttributes.Configs, "config");
        Named(name, Maps(service.List("secrets")).Select(use => (use.Text("source"), use.At)), ProjectAttributes.Secrets, "secret");
        if (service.Text("network_mode") is { } mode && mode.StartsWith(Modes.Service, StringComparison.Ordinal) && !project.Services.Has(mode[Modes.Service.Length..]))
        {
            var other = mode[Modes.Service.Length..];
            Error(service.PlaceOf("network_mode"), $"service \"{other}\" not found for network_mode 'service:{other}'", Known(other));
        }
    }

    /// <summary>In such maps Compose takes a key that begins with <c>x-</c> for an extension.</summary>
    private void Keys(string name, ComposeMap? uses, string section, string what) => Named(
        name,
        (uses?.Entries ?? []).Select(entry => ((string?)(entry.Name.StartsWith(ProjectAttributes.Extension, StringComparison.Ordinal) ? $"{entry.Name} (x- is for extensions here)" : entry.Name), entry.NameAt)),
        section,
        what);

    private void Named(string name, IEnumerable<(string? Used, Position At)> uses, string section, string what)
    {
        var known = project.Resources(section);
        foreach (var (used, at) in uses.Where(use => use.Used is null || !known.Has(use.Used)))
        {
            Error(at, $"service \"{name}\" refers to undefined {what} {used}{Invalid}", Suggestions.Remedy(used ?? "", [.. known.Entries.Select(entry => entry.Name)], section));
        }
    }

    private void Dependencies(string name, ComposeMap service)
    {
        foreach (var entry in service.Map("depends_on")?.Entries ?? [])
        {
            var isRequired = (entry.Value as ComposeMap)?.Find("required") is not ComposeScalar { Type: ScalarKind.Flag, IsTrue: false };
            if (project.Services.Has(entry.Name) || (!isRequired && project.Disabled.Has(entry.Name)))
            {
                continue;
            }

            var profiles = project.Disabled.Map(entry.Name)?.List("profiles")?.Items.Select(item => item.AsText) ?? [];
            Error(
                entry.NameAt,
                $"service \"{name}\" depends on undefined service \"{entry.Name}\"{Invalid}",
                project.Disabled.Has(entry.Name) ? $"It is disabled; turn on one of its profiles: {string.Join(", ", profiles)}." : Known(entry.Name));
        }
    }

    private void Mounts(string name, ComposeMap service)
    {
        var mounts = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = (service.List("tmpfs")?.Items ?? []).Select((item, index) => (Target: item.AsText!.Split(':')[0], Where: $"services.{name}.tmpfs[{index}]", item.At))
            .Concat(Maps(service.List("volumes")).Select((item, index) => (Target: item.Text("target") ?? "", Where: $"services.{name}.volumes[{index}]", item.At)));
        foreach (var (target, where, at) in all)
        {
            if (!mounts.TryAdd(target, where))
            {
                Error(at, $"{where}: target {target} already mounted as {mounts[target]}", "Mount one of them elsewhere.");
            }
        }
    }

    private string Known(string name) => Suggestions.Remedy(name, [.. project.Services.Entries.Select(entry => entry.Name)], "services");

    private static IEnumerable<ComposeMap> Maps(ComposeList? list) => list?.Items.OfType<ComposeMap>() ?? [];

    private void Error(Position at, string message, string remedy) => diagnostics.Error(Codes.Inconsistent, at, message, remedy);
}
