using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Merging;
using Clocker.Blueprints.Compose.Parsing;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Loading;

/// <summary>Brings in other projects, each with a directory and variables of its own; what the including file says goes before.</summary>
internal sealed class Including(LoadContext context, Layer layer, ComposeMerge merge)
{
    private const int MostNested = 50;
    private const string DotEnvFile = ".env";
    private const string NoFile = "/dev/null";

    private static readonly string[] Imported = [ProjectAttributes.Services, .. ProjectAttributes.Resources];

    public void Apply(ComposeMap root, string file, IReadOnlyList<ResetPath> resets)
    {
        if (root.Given(ProjectAttributes.Include) is not { } include)
        {
            root.Remove(ProjectAttributes.Include);
            return;
        }

        if (include is not ComposeList list)
        {
            context.Diagnostics.Error(Codes.BadInclude, include.At, $"`include` must be a list, got {include.Kind}", "Write a list of paths.");
            return;
        }

        foreach (var entry in list.Items)
        {
            Apply(root, entry, file, resets);
            if (context.IsOver)
            {
                return;
            }
        }

        root.Remove(ProjectAttributes.Include);
    }

    private void Apply(ComposeMap root, ComposeNode entry, string file, IReadOnlyList<ResetPath> resets)
    {
        var map = entry as ComposeMap;
        var paths = entry.AsText is { } single ? [single] : Texts(map?.Find("path"));
        if (paths.Count == 0)
        {
            context.Diagnostics.Error(Codes.BadInclude, entry.At, "An entry of `include` names no file.", "Write its path, or a map with \"path:\".");
            return;
        }

        if (paths.FirstOrDefault(Remote.Is) is { } remote)
        {
            context.Diagnostics.Error(Codes.RemoteFile, entry.At, $"\"{remote}\" is not a local file, and others are not fetched.", "Get a copy, and include that.");
            return;
        }

        var files = paths.Select(path => GoPath.IsAbsolute(path) ? path : GoPath.Join(layer.Base, path)).ToList();
        if (IsCircle(files[0], file, entry.At) || Below(files[0], map, entry.At, file) is not { } below)
        {
            return;
        }

        var read = files.Select(path => context.Text(path, entry.At) is { } text ? ParsedFile.Read(new(path, new(context.Shown(path), text)), context) : null).OfType<ParsedFile>().ToList();
        if (read.Count == files.Count && !context.IsOver && new LayerReading(context, below).Read(read) is { } imported)
        {
            Import(root, imported, resets);
        }
    }

    private bool IsCircle(string path, string file, Position at)
    {
        ValueList<string> chain = [.. layer.Including, file];
        if (!chain.Contains(path) && chain.Count < MostNested)
        {
            return false;
        }

        context.Diagnostics.Error(
            Codes.BadInclude,
            at,
            chain.Contains(path)
                ? $"include cycle detected:\n{context.Shown(chain[0])}\n include {string.Join("\n include ", chain.Skip(1).Append(path).Select(context.Shown))}"
                : $"Files include each other more than {MostNested} deep.",
            "Let one of them not include the other.");
        return true;
    }

    /// <summary>The layer of an included project.</summary>
    private Layer? Below(string main, ComposeMap? entry, Position at, string file)
    {
        var given = entry?.Text("project_directory");
        var directory = given is null ? GoPath.Relative(layer.Base, GoPath.Directory(main))
            : GoPath.IsAbsolute(given) ? given
            : GoPath.Relative(layer.Base, GoPath.Join(layer.Base, given));
        var absolute = given is null ? GoPath.Directory(main) : GoPath.IsAbsolute(given) ? given : GoPath.Join(layer.Base, given);
        var environment = Environment(absolute, entry, at);
        return environment is null ? null : new(directory, absolute, environment) { Including = [.. layer.Including, file] };
    }

    /// <summary>What is around goes before what the project's own file of variables says.</summary>
    private ValueMap<string>? Environment(string directory, ComposeMap? entry, Position at)
    {
        var named = Texts(entry?.Find("env_file"));
        var usual = GoPath.Join(directory, DotEnvFile);
        var files = named.Count > 0
            ? named.Where(path => path != NoFile).Select(path => GoPath.IsAbsolute(path) ? path : GoPath.Join(layer.Base, path)).ToList()
            : context.Files.IsFile(usual) ? [usual] : [];
        var variables = new VariableFiles(context).Read(files, layer.Lookup, at);
        return variables?.Concat(layer.Environment).ToValueMap();
    }

    private void Import(ComposeMap root, ComposeMap imported, IReadOnlyList<ResetPath> resets)
    {
        foreach (var section in Imported)
        {
            if (imported.Find(section) is ComposeMap from && (root.Given(section) ?? new ComposeMap(from.At)) is ComposeMap to)
            {
                Import(section, from, to, resets);
                root.Set(section, to);
            }
        }
    }

    private void Import(string section, ComposeMap from, ComposeMap to, IReadOnlyList<ResetPath> resets)
    {
        var shape = (ProjectAttributes.Shape.Find(section)!.Shape as Shape.Keyed)!.Of;
        foreach (var entry in from.Entries)
        {
            if (!to.Has(entry.Name))
            {
                to.Set(entry.Name, entry.NameAt, entry.Value);
            }
            else if (to.Find(entry.Name) is { } own && Fingerprint.Of(own) != Fingerprint.Of(entry.Value))
            {
                var named = new ComposeMap(default);
                var wrapped = new ComposeMap(default);
                named.Set(entry.Name, entry.Value);
                wrapped.Set(section, named);
                Layer.Reset(wrapped, resets);
                var merged = named.Find(entry.Name) is { } left ? merge.Merge(left, own, shape, ComposePath.Root.Then(section).Then(entry.Name)) : own;
                to.Set(entry.Name, to.PlaceOf(entry.Name), merged ?? own);
            }
        }
    }

    private static List<string> Texts(ComposeNode? node) =>
        node is ComposeList list ? [.. list.Items.Select(item => item.AsText).OfType<string>()] : node?.AsText is { } text ? [text] : [];
}
