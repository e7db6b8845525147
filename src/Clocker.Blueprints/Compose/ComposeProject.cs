using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Blueprints.Compose.Writing;

namespace Clocker.Blueprints.Compose;

/// <summary>A project as Compose understands its files: the canonical model.</summary>
public sealed class ComposeProject
{
    private readonly ComposeMap _model;

    internal ComposeProject(string name, ComposeMap model, ComposeMap services, ComposeMap disabled) =>
        (Name, _model, Services, Disabled) = (name, model, services, disabled);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The names of its services, in order.</summary>
    public IReadOnlyList<string> ServiceNames => [.. Services.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <summary>The model in YAML, as <c>docker compose config</c> prints it.</summary>
    public string ToYaml() => GoYaml.Of(new ModelView(isJson: false).Of(this));

    /// <summary>The model in JSON, as <c>docker compose config --format json</c> prints it.</summary>
    public string ToJson() => GoJson.Indented(new ModelView(isJson: true).Of(this));

    /// <summary>The services that are on.</summary>
    internal ComposeMap Services { get; private set; }

    /// <summary>The services that are off, because none of their profiles is on.</summary>
    internal ComposeMap Disabled { get; private set; }

    /// <summary>The whole model, except for its services.</summary>
    internal ComposeMap Model => _model;

    /// <summary>What is shared of one kind; empty if nothing is.</summary>
    internal ComposeMap Resources(string section) => _model.Map(section) ?? new ComposeMap(_model.At);

    /// <summary>Turns services on and off.</summary>
    internal static bool IsOn(ComposeMap service, IReadOnlyCollection<string> profiles) =>
        service.List("profiles") is not { } own || profiles.Contains("*") || own.Items.Exists(profile => profile.AsText is { } name && profiles.Contains(name));

    /// <summary>Drops what no service that is on uses.</summary>
    internal void DropUnused()
    {
        foreach (var section in ProjectAttributes.Resources)
        {
            if (_model.Map(section) is { } resources)
            {
                var used = Uses(section).ToHashSet(StringComparer.Ordinal);
                foreach (var name in resources.Entries.Select(entry => entry.Name).Where(name => !used.Contains(name)).ToList())
                {
                    resources.Remove(name);
                }

                if (resources.Count == 0)
                {
                    _model.Remove(section);
                }
            }
        }
    }

    /// <summary>Keeps these services and what they depend on.</summary>
    internal void Select(IReadOnlySet<string> names)
    {
        foreach (var name in Services.Entries.Select(entry => entry.Name).Where(name => !names.Contains(name)).ToList())
        {
            Disabled.Set(name, Services.Find(name)!);
            Services.Remove(name);
        }
    }

    private IEnumerable<string> Uses(string section) => Services.Entries.Select(entry => entry.Value).OfType<ComposeMap>().SelectMany(service => section switch
    {
        ProjectAttributes.Networks or ProjectAttributes.Models => service.Map(section)?.Entries.Select(entry => entry.Name) ?? [],
        ProjectAttributes.Volumes => Sources(service.List(section), "volume"),
        ProjectAttributes.Secrets => Sources(service.List(section), null).Concat(Sources(service.Map("build")?.List(section), null)),
        _ => Sources(service.List(section), null),
    });

    private static IEnumerable<string> Sources(ComposeList? uses, string? type) =>
        (uses?.Items ?? []).OfType<ComposeMap>().Where(use => type is null || use.Text("type") == type).Select(use => use.Text("source")).OfType<string>();
}
