using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Checking;
using Clocker.Blueprints.Compose.Decoding;
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
        return new(context.IsOver ? null : project, diagnostics.InOrder, [.. context.Sources]);
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
            new Normalization(name, layer.Environment).Apply(model);
        }

        return Made(name, model, context, layer.Environment);
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

        var project = new ComposeProject(name, decoded, on, off);
        if (context.Options.ChecksConsistency)
        {
            new Consistency(project, context.Diagnostics).Check();
        }

        if (!context.IsOver)
        {
            new ServiceFiles(context, environment).Resolve(project);
        }

        return context.IsOver ? null : project;
    }
}
