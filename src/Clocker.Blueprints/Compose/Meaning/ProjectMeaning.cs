using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Blueprints.Compose.Writing;
using Clocker.Model.Blueprints;
using Clocker.Model.Entities;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>Makes a blueprint of a project.</summary>
internal sealed class ProjectMeaning(ComposeProject project, DiagnosticList diagnostics)
{
    /// <summary>More containers of one service are refused.</summary>
    public const int MostReplicas = 1_000;

    /// <summary>Where a project says in which files and directory it was written.</summary>
    public const string Origin = "x-clocker-project";

    private const string Label = "com.docker.compose.";

    /// <summary>The blueprint, and the local files that have to come along; no blueprint if there are errors.</summary>
    public (Blueprint? Blueprint, IReadOnlyList<FileReference> Files) Read()
    {
        var entities = new List<EntitySpec>();
        var files = new List<FileReference>();
        foreach (var section in ProjectAttributes.Resources.Where(section => project.Model.Has(section)))
        {
            CheckShared(section);
        }

        foreach (var entry in project.Services.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var service = (ComposeMap)entry.Value;
            new SupportCheck(diagnostics).Check(service, ServiceAttributes.Shape, ComposePath.Root.Then(ProjectAttributes.Services).Then(entry.Name));
            CheckCount(entry, service);
            var meaning = new ServiceMeaning(entry.Name, service, project, diagnostics);
            entities.AddRange(meaning.Entities(Aliases(entry.Name), [.. Labels(entry.Name, service)]));
            files.AddRange(meaning.Files);
        }

        var root = new EntitySpec(null, project.Name, BasicDeclarations.Application.Name, [], [.. entities]);
        return (diagnostics.HasErrors ? null : new(project.Name, root), files);
    }

    private void CheckShared(string section)
    {
        var shape = ProjectAttributes.Shape.Find(section)!.Structure!;
        foreach (var entry in project.Resources(section).Entries)
        {
            if (entry.Value is ComposeMap resource)
            {
                new SupportCheck(diagnostics).Check(resource, shape, ComposePath.Root.Then(section).Then(entry.Name));
            }
        }
    }

    private void CheckCount(ComposeMap.Entry entry, ComposeMap service)
    {
        if (((service.Find("scale") ?? service.Map("deploy")?.Find("replicas")) as ComposeScalar)?.Whole > MostReplicas)
        {
            diagnostics.Error(Codes.NotDeployable, entry.NameAt, $"services.{entry.Name} has more than {MostReplicas} containers.", "Ask for fewer.");
        }
    }

    /// <summary>The service's own name, and those by which others link to it.</summary>
    private List<string> Aliases(string name) =>
    [
        name,
        .. project.Services.Entries
            .SelectMany(entry => Given.TextsOf((entry.Value as ComposeMap)?.Find("links")))
            .Select(link => link.Split(':'))
            .Where(link => link.Length == 2 && link[0] == name)
            .Select(link => link[1]),
    ];

    /// <summary>The labels by which other tools know a project's containers.</summary>
    private IEnumerable<KeyValuePair<string, string>> Labels(string name, ComposeMap service)
    {
        yield return new($"{Label}project", project.Name);
        yield return new($"{Label}service", name);
        yield return new($"{Label}oneoff", "False");
        yield return new($"{Label}config-hash", ServiceHash.Of(service, hasFiles: false));
        yield return new($"{Label}depends_on", string.Join(',', (service.Map("depends_on")?.Entries ?? []).Select(Dependency).Order(StringComparer.Ordinal)));
        foreach (var (key, label) in new[] { ("working_dir", "project.working_dir"), ("config_files", "project.config_files") })
        {
            if (project.Model.Map(Origin)?.Text(key) is { } text)
            {
                yield return new($"{Label}{label}", text);
            }
        }
    }

    private static string Dependency(ComposeMap.Entry entry)
    {
        var dependency = entry.Value as ComposeMap;
        var restarts = dependency?.Find("restart") is ComposeScalar { IsTrue: true } ? "true" : "false";
        return $"{entry.Name}:{dependency?.Text("condition")}:{restarts}";
    }
}
