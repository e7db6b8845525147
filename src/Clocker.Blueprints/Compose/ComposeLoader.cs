using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Checking;
using Clocker.Blueprints.Compose.Decoding;
using Clocker.Blueprints.Compose.Finding;
using Clocker.Blueprints.Compose.Loading;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose;

/// <summary>Reads the files of a Compose project as Compose does. Mistakes are collected, none thrown; time and memory are bounded for any input.</summary>
public static class ComposeLoader
{
    private const string DotEnvFile = ".env";

    /// <summary>Reads a project.</summary>
    /// <param name="files">Its files, each of which is laid over those before it.</param>
    /// <param name="outside">The files that these refer to.</param>
    /// <param name="options">What is said beside the files.</param>
    public static ComposeReading Load(IReadOnlyList<ComposeFile> files, IComposeFiles outside, ComposeOptions options)
    {
        var diagnostics = new DiagnosticList(files.Count == 0 ? "" : files[0].Source.Name);
        var context = new LoadContext(outside, options, diagnostics);
        foreach (var file in files)
        {
            context.Add(file.Source);
        }

        var project = Load(files, context);
        return new(context.IsOver ? null : project, diagnostics.InOrder, [.. files.Select(file => file.Source).Concat(context.Sources).Distinct()])
        {
            Files = [.. files.Select(file => file.Path)],
            Directory = options.ProjectDirectory,
        };
    }

    /// <summary>Finds a project's files, and reads them.</summary>
    /// <param name="request">Which project is meant.</param>
    /// <param name="outside">The files of this machine.</param>
    public static ComposeReading Load(ComposeRequest request, IComposeFiles outside)
    {
        var diagnostics = new DiagnosticList("compose");
        if (new ComposeFinder(request, outside, diagnostics).Find() is not var (files, options))
        {
            return new(null, diagnostics.InOrder, []);
        }

        var reading = Load(files, outside, options);
        return reading with { Diagnostics = [.. diagnostics.InOrder, .. reading.Diagnostics] };
    }

    private static ComposeProject? Load(IReadOnlyList<ComposeFile> files, LoadContext context)
    {
        var directory = context.Options.ProjectDirectory;
        if (Variables(context) is not { } variables)
        {
            return null;
        }

        var parsed = files.Select(file => ParsedFile.Read(file, context)).ToList();
        var layer = new Layer(directory, directory, variables);
        if (context.IsOver || new ProjectName(context).Find(parsed, layer) is not { } name)
        {
            return null;
        }

        layer = layer with { Environment = variables.With(ProjectName.Variable, name) };
        if (new LayerReading(context, layer).Read(parsed) is not { } model)
        {
            return null;
        }

        if (model.Count == 0 || name.Length == 0)
        {
            context.Diagnostics.Error(
                Codes.NotABlueprint, default, model.Count == 0 ? "empty compose file" : "project name must not be empty", "Write \"services:\" and the services below it, or give the project a name.");
            return null;
        }

        if (context.Options.Normalizes)
        {
            new Normalization(name, context.Options.Interpolates ? layer.Environment : []).Apply(model);
        }

        // Where variables still stand, a value is not what it will be: it is shown as it is.
        return !context.Options.Interpolates ? ComposeProject.Unfilled(name, model) : Made(name, model, context, layer.Environment);
    }

    /// <summary>The variables of the project's files, under those of the process.</summary>
    private static ValueMap<string>? Variables(LoadContext context)
    {
        var own = context.Options.Environment;
        var usual = GoPath.Join(context.Options.ProjectDirectory, DotEnvFile);
        ValueList<string> files = context.Options.VariableFiles ?? (context.Files.IsFile(usual) ? [usual] : []);
        return new VariableFiles(context).Read(files, name => own.TryGetValue(name, out var value) ? value : null, default)?.Concat(own).ToValueMap();
    }

    private static ComposeProject? Made(string name, ComposeMap model, LoadContext context, ValueMap<string> environment)
    {
        model.Remove(ProjectAttributes.Name);
        var decoded = new Decoder(context.Diagnostics).Structure(model, ProjectAttributes.Shape, model.At, ComposePath.Root);
        var all = decoded.Map(ProjectAttributes.Services) ?? new ComposeMap(model.At);
        decoded.Remove(ProjectAttributes.Services);
        var (on, off) = (new ComposeMap(all.At, all.Count), new ComposeMap(all.At));
        foreach (var entry in all.Entries)
        {
            var service = entry.Value as ComposeMap ?? new ComposeMap(entry.Value.At);
            (ComposeProject.IsOn(service, context.Options.Profiles) ? on : off).Set(entry.Name, entry.NameAt, service);
        }

        var project = new ComposeProject(name, decoded, on, off) { Environment = environment };
        if (context.Options.ChecksConsistency)
        {
            new Consistency(project, context.Diagnostics).Check();
        }

        if (!context.Options.ResolvesEnvironment)
        {
            project.ShowFiles();
        }

        if (!context.IsOver)
        {
            new ServiceFiles(context, environment).Resolve(project);
        }

        return context.IsOver ? null : project;
    }
}
