using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Meaning;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Blueprints.Compose.Writing;
using Clocker.Model.Collections;

namespace Clocker.Blueprints.Compose;

/// <summary>A project as Compose understands its files: the canonical model.</summary>
public sealed class ComposeProject
{
    private readonly ComposeMap _model;
    private bool _isUnfilled;
    private bool _showsFiles;

    internal ComposeProject(string name, ComposeMap model, ComposeMap services, ComposeMap disabled) =>
        (Name, _model, Services, Disabled) = (name, model, services, disabled);

    /// <summary>A model whose variables are not filled in: it can be shown, and nothing else.</summary>
    internal static ComposeProject Unfilled(string name, ComposeMap model)
    {
        model.Set(ProjectAttributes.Name, ComposeScalar.Text(model.At, name));
        return new(name, model, model.Map(ProjectAttributes.Services) ?? new ComposeMap(model.At), new ComposeMap(model.At)) { _isUnfilled = true };
    }

    /// <summary>Files that were not read are shown.</summary>
    internal void ShowFiles() => _showsFiles = true;

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The variables that were filled in, and the files' own.</summary>
    public ValueMap<string> Environment { get; init; } = [];

    /// <summary>The names of its services, in order.</summary>
    public IReadOnlyList<string> ServiceNames => [.. Services.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <summary>The model in YAML, as <c>docker compose config</c> prints it.</summary>
    public string ToYaml() => GoYaml.Of(_isUnfilled ? new ModelView(isJson: false).AsIs(_model) : new ModelView(isJson: false, _showsFiles).Of(this));

    /// <summary>The model in JSON, as <c>docker compose config --format json</c> prints it.</summary>
    public string ToJson() => GoJson.Indented(_isUnfilled ? new ModelView(isJson: true).AsIs(_model) : new ModelView(isJson: true, _showsFiles).Of(this));

    /// <summary>
    /// A Compose file that says the same without any other file and without variables; secrets whose content a variable has are in
    /// <see cref="OutsideContents"/>.
    /// </summary>
    /// <param name="directory">Where the project is.</param>
    /// <param name="files">The files it was written in.</param>
    public string ToSource(string directory, IReadOnlyList<string> files)
    {
        var view = new ModelView(isJson: false).Of(this);
        var origin = new ComposeMap(default);
        origin.Set("working_dir", ComposeScalar.Text(default, directory));
        origin.Set("config_files", ComposeScalar.Text(default, string.Join(',', files)));
        view.Set(ProjectMeaning.Origin, origin);
        return GoYaml.Of(view).Replace("$", "$$", StringComparison.Ordinal);
    }

    /// <summary>The content that comes from variables, by the config key under which it has to be sent.</summary>
    public IReadOnlyDictionary<string, string> OutsideContents =>
        new[] { ProjectAttributes.Secrets, ProjectAttributes.Configs }
            .SelectMany(section => Resources(section).Entries.Select(entry => (Key: OutsideContent.Key(section, entry.Name), Resource: entry.Value as ComposeMap)))
            .Where(content => content.Resource?.Has("environment") == true && content.Resource.Text("content") is not null)
            .ToDictionary(content => content.Key, content => content.Resource!.Text("content")!);

    /// <summary>The image of each service: as it says, else what is built for it.</summary>
    public IReadOnlyList<string> Images =>
        [.. ServiceNames.Select(name => Services.Map(name)?.Text("image") ?? $"{Name}-{name}")];

    /// <summary>The names under which services share something of a kind: <c>volumes</c>, <c>networks</c>, <c>models</c>.</summary>
    public IReadOnlyList<string> Shared(string section) => [.. Resources(section).Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    /// <summary>All profiles, whether they are on or not.</summary>
    public IReadOnlyList<string> Profiles =>
    [
        .. Services.Entries.Concat(Disabled.Entries)
            .SelectMany(entry => (entry.Value as ComposeMap)?.List("profiles")?.Items.Select(item => item.AsText).OfType<string>() ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What changes if anything changes that a container of the service is made of; as Compose reckons it.</summary>
    public string HashOf(string service) => ServiceHash.Of(Services.Map(service)!, _showsFiles);

    /// <summary>Keeps only these services, what they depend on, and what they share; says which of them there is not.</summary>
    public string? Keep(IReadOnlyList<string> services)
    {
        if (services.FirstOrDefault(name => !Services.Has(name)) is { } missing)
        {
            return missing;
        }

        if (services.Count > 0)
        {
            Select(WithDependencies(services));
        }

        DropUnused();
        return null;
    }

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

    private HashSet<string> WithDependencies(IReadOnlyList<string> services)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(services);
        while (open.TryPop(out var name))
        {
            if (kept.Add(name))
            {
                foreach (var dependency in (Services.Map(name)?.Map("depends_on")?.Entries ?? []).Where(entry => Services.Has(entry.Name)))
                {
                    open.Push(dependency.Name);
                }
            }
        }

        return kept;
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
