using Clocker.Blueprints.Compose.Meaning;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Compose;

/// <summary>Docker Compose's files, as blueprints.</summary>
public sealed class ComposeFormat : IBlueprintFormat
{
    private static readonly string[] OfCompose = ["networks", "volumes", "secrets", "configs", "include"];

    /// <inheritdoc />
    public string Name => "compose";

    /// <inheritdoc />
    public bool Recognises(Source source) => YamlDocument.Read(source.Text, new(source.Name)) is MappingNode root && Recognises(root);

    /// <summary>Reads a text that needs no other files and no variables of its author's machine, as <see cref="ComposeProject.ToSource"/> writes it.</summary>
    public Reading Read(Source source, ITypeCatalogue types, IReadOnlyCollection<string>? set = null)
    {
        var options = new ComposeOptions { ProjectDirectory = DirectoryOf(source.Name), WorkingDirectory = "/", VariableFiles = [], Profiles = ["*"] };
        var reading = ComposeLoader.Load([new(source.Name, source)], new NoFiles(), options);
        return Read(source.Name, reading);
    }

    /// <summary>What a project means.</summary>
    /// <param name="name">The name of its first file.</param>
    /// <param name="reading">What came of reading it.</param>
    public static Reading Read(string name, ComposeReading reading)
    {
        if (reading.Project is not { } project)
        {
            return new(null, reading.Diagnostics);
        }

        var diagnostics = new DiagnosticList(name);
        foreach (var found in reading.Diagnostics)
        {
            diagnostics.Take(found);
        }

        var (blueprint, files) = new ProjectMeaning(project, diagnostics).Read();
        return new(blueprint, diagnostics.InOrder) { Files = files };
    }

    internal static bool Recognises(MappingNode root) =>
        root.Find("services") is { Value: MappingNode services }
        && (OfCompose.Any(word => root.Find(word) is not null) || services.Entries.All(IsService));

    /// <summary>A text has no directory to be named after, so its file's title stands in.</summary>
    private static string DirectoryOf(string file)
    {
        var title = Path.GetFileNameWithoutExtension(file);
        return title.Any(char.IsAsciiLetterOrDigit) ? $"/{title}" : "/compose";
    }

    private static bool IsService(MappingNode.Entry service) =>
        service.Value is MappingNode map && (map.Find("image") ?? map.Find("build") ?? map.Find("extends")) is not null;
}
