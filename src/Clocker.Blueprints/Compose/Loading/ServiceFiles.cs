using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Reads the files that services name for variables and labels; what a service says itself wins over them.</summary>
internal sealed class ServiceFiles(LoadContext context, ValueMap<string> environment)
{
    private const string Variables = "environment";
    private const string VariableFiles = "env_file";
    private const string Labels = "labels";
    private const string LabelFiles = "label_file";
    private const string Raw = "raw";

    public void Resolve(ComposeProject project)
    {
        foreach (var service in project.Services.Entries.Select(entry => entry.Value).OfType<ComposeMap>())
        {
            if (context.Options.ResolvesEnvironment)
            {
                ResolveVariables(service);
            }

            ResolveLabels(service);
        }
    }

    private void ResolveVariables(ComposeMap service)
    {
        var own = service.Map(Variables);
        for (var i = 0; i < (own?.Count ?? 0); i++)
        {
            var entry = own!.Entries[i];
            if (entry.Value.IsNull && environment.TryGetValue(entry.Name, out var value))
            {
                own.Replace(i, ComposeScalar.Text(entry.Value.At, value));
            }
        }

        if (service.List(VariableFiles) is not { } files)
        {
            return;
        }

        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (own?.Entries ?? []).Where(entry => entry.Value.AsText is not null))
        {
            variables[entry.Name] = entry.Value.AsText!;
        }

        foreach (var file in files.Items.OfType<ComposeMap>().TakeWhile(_ => !context.IsOver))
        {
            Read(file, variables, name => environment.TryGetValue(name, out var value) ? value : own?.Text(name));
        }

        Put(service, Variables, own, variables, files.At);
    }

    private void Read(ComposeMap file, SortedDictionary<string, string> variables, Func<string, string?> lookup)
    {
        var path = Absolute(file.Text("path") ?? "");
        var isRequired = file.Find("required") is not ComposeScalar { Type: ScalarKind.Flag, IsTrue: false };
        if (!context.Files.IsFile(path))
        {
            if (isRequired)
            {
                context.Diagnostics.Error(Codes.MissingFile, file.At, $"env file {context.Shown(path)} not found: no such file or directory", "Make the file, or write \"required: false\".");
            }

            return;
        }

        if (file.Text("format") is { } format && format != Raw)
        {
            context.Diagnostics.Error(Codes.BadAttribute, file.At, $"unsupported env_file format \"{format}\"", $"Leave it out, or write {Raw}.");
        }
        else if (file.Has("format"))
        {
            RawVariables.ReadInto(variables, context.Text(path, file.At) ?? "", lookup);
        }
        else
        {
            new VariableFiles(context).ReadInto(variables, path, lookup, file.At);
        }
    }

    private void ResolveLabels(ComposeMap service)
    {
        if (service.List(LabelFiles) is not { } files)
        {
            return;
        }

        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Items.TakeWhile(_ => !context.IsOver))
        {
            var path = Absolute(file.AsText ?? "");
            if (!context.Files.IsFile(path))
            {
                context.Diagnostics.Error(Codes.MissingFile, file.At, $"label file {context.Shown(path)} not found: no such file or directory", "Make the file, or do not name it.");
                return;
            }

            new VariableFiles(context).ReadInto(labels, path, _ => null, file.At);
        }

        Put(service, Labels, service.Map(Labels), labels, files.At);
    }

    private string Absolute(string path) => GoPath.IsAbsolute(path) ? path : GoPath.Join(context.Options.ProjectDirectory, path);

    /// <summary>What the service says itself, over what the files say.</summary>
    private static void Put(ComposeMap service, string key, ComposeMap? own, SortedDictionary<string, string> values, Position at)
    {
        var all = own ?? new ComposeMap(at);
        foreach (var (name, value) in values)
        {
            if (!all.Has(name))
            {
                all.Set(name, ComposeScalar.Text(at, value));
            }
        }

        if (all.Count > 0)
        {
            service.Set(key, all);
        }
    }
}
