using Clocker.Blueprints;
using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Compose;
using Clocker.Client.Deploying;
using Clocker.Client.Problems;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

namespace Clocker.Cli.Sources;

/// <summary>A blueprint on this machine, with what was found in it and the files it names.</summary>
internal sealed class BlueprintFile
{
    private readonly string _directory;

    private BlueprintFile(string path, Source source, IReadOnlyList<Source> environments, Reading reading)
    {
        Origin = path;
        _directory = Path.GetDirectoryName(path)!;
        Source = source;
        Environments = environments;
        Files = reading.Files;
        Diagnostics = [.. reading.Diagnostics.Concat(reading.Files.Select(Missing).OfType<Diagnostic>()).Select(DiagnosticAnswers.Of)];
    }

    /// <summary>Its absolute path.</summary>
    public string Origin { get; }

    /// <summary>Its text, under the name that the user gave.</summary>
    public Source Source { get; }

    /// <summary>What is laid over it, in order, under the names that the user gave.</summary>
    public IReadOnlyList<Source> Environments { get; }

    /// <summary>All texts, for what is to be said about them.</summary>
    public IReadOnlyList<Source> Texts
    {
        get => field ?? [Source, .. Environments];
        private init;
    }

    /// <summary>Config that is sent with it, and that is secret.</summary>
    public IReadOnlyDictionary<string, string> Set { get; private init; } = new Dictionary<string, string>();

    /// <summary>Its name, with those of what is laid over it.</summary>
    public string Title => string.Join(" with ", Environments.Prepend(Source).Select(text => text.Name));

    /// <summary>What is laid over it, as it is sent.</summary>
    public IReadOnlyList<EnvironmentText> SentEnvironments => [.. Environments.Select(environment => new EnvironmentText(environment.Name, environment.Text))];

    /// <summary>Everything found in it.</summary>
    public IReadOnlyList<DiagnosticAnswer> Diagnostics { get; }

    /// <summary>Whether it can be deployed.</summary>
    public bool IsValid => Diagnostics.All(diagnostic => diagnostic.Severity != "error");

    /// <summary>Whether it names a type that only the catalogue of a server may know: then what is found here may be wrong.</summary>
    public bool AsksForTypes => Diagnostics.Any(diagnostic => diagnostic.Code == BundleCodes.UnknownType);

    private IReadOnlyList<FileReference> Files { get; }

    /// <summary>Reads a blueprint.</summary>
    /// <param name="name">Its path.</param>
    /// <param name="surroundings">Where paths begin.</param>
    /// <param name="environments">Paths of what is laid over it.</param>
    /// <param name="set">Config keys that the deployment sets over it.</param>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static BlueprintFile Read(string name, Surroundings surroundings, IReadOnlyList<string> environments, IReadOnlyCollection<string>? set = null)
    {
        var read = environments.Prepend(name).Select(file => (Name: file, Content: TextFile.Read(file, surroundings))).ToList();
        var problems = read.Select(file => file.Content.Problem).OfType<Diagnostic>().ToList();
        var sources = read.ConvertAll(file => new Source(file.Name, file.Content.Text));
        if (problems.Count == 0 && environments.Count == 0 && new ComposeFormat().Recognises(sources[0]))
        {
            return OfCompose(new() { WorkingDirectory = surroundings.WorkingDirectory, Environment = surroundings.Variables.ToValueMap(), Files = [name] });
        }

        return new BlueprintFile(
            Path.GetFullPath(name, surroundings.WorkingDirectory),
            sources[0],
            sources[1..],
            problems.Count == 0 ? LocalFormats.Read(sources[0], set ?? [], sources[1..]) : new Reading(null, problems));
    }

    /// <summary>A project of Compose files: it is sent as one text that needs no other, and what its variables hold beside it.</summary>
    public static BlueprintFile OfCompose(ComposeRequest request)
    {
        var reading = ComposeLoader.Load(request, new LocalComposeFiles());
        var name = reading.Sources is [var first, ..] ? first.Name : "compose.yaml";
        var path = Path.GetFullPath(reading.Files is [var main, ..] && main != "-" ? main : name, request.WorkingDirectory);
        if (reading.Project is not { } project)
        {
            return new(path, new(name, ""), [], new Reading(null, reading.Diagnostics)) { Texts = reading.Sources };
        }

        project.Keep([]);
        var source = new Source(name, project.ToSource(reading.Directory, reading.Files));
        return new(path, source, [], ComposeFormat.Read(name, reading)) { Texts = reading.Sources, Set = project.OutsideContents };
    }

    /// <summary>The files it names, to be sent with it; who misses one says so.</summary>
    public IReadOnlyList<AttachedFile> Attached() =>
        [.. Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Where(path => File.Exists(Full(path))).Select(path => new AttachedFile(path, () => File.OpenRead(Full(path))))];

    private string Full(string path) => Path.GetFullPath(path, _directory);

    private Diagnostic? Missing(FileReference file) => File.Exists(Full(file.Path))
        ? null
        : MissingFiles.Of(file, $"It is looked for beside the blueprint, as {Full(file.Path)}.");
}
